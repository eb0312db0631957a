namespace SemCovNet.Tests.Integration.Running;

/// <summary>Waiting is for a condition; its end is for what never comes, and generous, for the machine may be busy.</summary>
internal static class Patience
{
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(2);

    public static async Task WaitAsync(Task task, Func<string> complaint, TimeSpan? limit = null)
    {
        try
        {
            await task.WaitAsync(limit ?? Default, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"After {limit ?? Default}: {complaint()}");
        }
    }

    public static async Task<T> WaitAsync<T>(Task<T> task, Func<string> complaint, TimeSpan? limit = null)
    {
        await WaitAsync((Task)task, complaint, limit);
        return await task;
    }
}
