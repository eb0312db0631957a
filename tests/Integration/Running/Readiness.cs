namespace SemCovNet.Tests.Integration.Running;

/// <summary>A process listens before it is ready.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static async Task IsReadyAsync(this HttpClient client)
    {
        var last = "nothing";
        await Patience.WaitAsync(UntilReadyAsync(), () => $"{client.BaseAddress} is not ready, but: {last}");

        async Task UntilReadyAsync()
        {
            while (true)
            {
                using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
                last = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
                await Task.Delay(Look, TestContext.Current.CancellationToken);
            }
        }
    }
}
