using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SemCovNet.EventStore.Verification;

public static class ReadAhead
{
    /// <summary>The same items, read on another thread while the ones before are worked on.</summary>
    /// <param name="items">How many may lie ready.</param>
    public static async IAsyncEnumerable<T> Ahead<T>(
        this IAsyncEnumerable<T> source, int items, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var ready = Channel.CreateBounded<T>(new BoundedChannelOptions(items) { SingleReader = true, SingleWriter = true });
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => FillAsync(source, ready.Writer, ends.Token), CancellationToken.None);
        try
        {
            await foreach (var item in ready.Reader.ReadAllAsync(cancellation))
                yield return item;
        }
        finally
        {
            // Whoever has seen enough ends the reading too.
            await ends.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> ready, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellation))
                await ready.WriteAsync(item, cancellation);
            ready.Complete();
        }
        catch (Exception error)
        {
            ready.Complete(error);
        }
    }
}
