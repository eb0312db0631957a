namespace SemCovNet.Tests.Chaos.Driving;

/// <summary>Waiting is for a condition; its end is for what never comes, and generous, for the machine may be busy.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(10);

    public static async Task ForAsync(Task task, Func<string> complaint)
    {
        try
        {
            await task.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"After {Limit}: {complaint()}");
        }
    }

    public static async Task<T> ForAsync<T>(Task<T> task, Func<string> complaint)
    {
        await ForAsync((Task)task, complaint);
        return await task;
    }

    /// <summary>Looks again and again until the condition holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string complaint)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"After {Limit}: {complaint}");
            await Task.Delay(LookInterval);
        }
    }
}
