using System.Runtime.CompilerServices;

namespace SemCovNet.EventStore;

public static class ReadTogether
{
    /// <summary>The same items, as many together as are there without waiting.</summary>
    /// <param name="most">Of one batch.</param>
    public static async IAsyncEnumerable<IReadOnlyList<T>> Together<T>(
        this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var items = source.GetAsyncEnumerator(ends.Token);
        var next = items.MoveNextAsync().AsTask();
        try
        {
            while (await next)
            {
                List<T> batch = [items.Current];
                next = items.MoveNextAsync().AsTask();
                while (batch.Count < most && next is { IsCompletedSuccessfully: true, Result: true })
                {
                    batch.Add(items.Current);
                    next = items.MoveNextAsync().AsTask();
                }
                yield return batch;
            }
        }
        finally
        {
            // Whoever has seen enough ends the reading too; until it has ended, it cannot be disposed of.
            await ends.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await items.DisposeAsync();
        }
    }
}
