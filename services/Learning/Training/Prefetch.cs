using System.Collections.Concurrent;

namespace SemCovNet.Learning.Training;

/// <summary>Runs a sequence on another thread, a few items ahead of whoever consumes it.</summary>
internal static class Prefetch
{
    public static IEnumerable<T> Ahead<T>(this IEnumerable<T> source, int items, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var queue = new BlockingCollection<T>(items);
        var producer = Task.Run(() => Produce(source, queue, stop.Token), CancellationToken.None);
        try
        {
            foreach (var item in queue.GetConsumingEnumerable(cancellation)) yield return item;
            producer.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Task.WaitAny(producer);
        }
    }

    private static void Produce<T>(IEnumerable<T> source, BlockingCollection<T> queue, CancellationToken stop)
    {
        try
        {
            foreach (var item in source) queue.Add(item, stop);
        }
        finally
        {
            queue.CompleteAdding();
        }
    }
}
