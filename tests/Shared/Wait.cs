namespace SemCovNet.Tests;

/// <summary>For what comes about in its own time.</summary>
internal static class Wait
{
    /// <exception cref="OperationCanceledException">It has not come about within a minute.</exception>
    public static async Task UntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!condition())
            await Task.Delay(10, patience.Token);
    }
}
