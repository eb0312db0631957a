using System.Runtime.CompilerServices;
using Client = global::EventStore.Client;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>Reading one stream or all. A read that is cut goes on from the last event it gave.</summary>
internal sealed class StreamReads(Client.EventStoreClient client, Transient transient)
{
    private const int PageSize = 1000;

    public IAsyncEnumerable<RecordedEvent> ForwardsAsync(string stream, long fromVersion, CancellationToken cancellation) => Paged(
        last => StreamPageAsync(stream, Client.Direction.Forwards, Client.StreamPosition.FromInt64(last?.Version + 1 ?? fromVersion), cancellation), cancellation);

    public IAsyncEnumerable<RecordedEvent> BackwardsAsync(string stream, CancellationToken cancellation) => Paged(
        last => last?.Version == 0
            ? Task.FromResult<List<RecordedEvent>>([])
            : StreamPageAsync(
                stream, Client.Direction.Backwards, last is null ? Client.StreamPosition.End : Client.StreamPosition.FromInt64(last.Version - 1), cancellation),
        cancellation);

    public IAsyncEnumerable<RecordedEvent> AllAsync(GlobalPosition after, CancellationToken cancellation) =>
        Paged(last => AllPageAsync(last?.Position ?? after, cancellation), cancellation);

    public async Task<GlobalPosition> HeadAsync(CancellationToken cancellation) => await transient.RetryAsync(
        async () =>
        {
            await foreach (var resolved in client.ReadAllAsync(Client.Direction.Backwards, Client.Position.End, Ours, cancellationToken: cancellation))
            {
                if (Translation.IsOurs(resolved))
                    return Translation.ToPosition(resolved.Event.Position);
            }
            return GlobalPosition.Start;
        }, cancellation);

    /// <summary>The server leaves out its own; what a filter cannot say is left out by <see cref="Translation.IsOurs"/>.</summary>
    public static Client.IEventFilter Ours => Client.EventTypeFilter.ExcludeSystemEvents();

    private static async IAsyncEnumerable<RecordedEvent> Paged(
        Func<RecordedEvent?, Task<List<RecordedEvent>>> pageAfter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<RecordedEvent> page = [];
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = await pageAfter(page.LastOrDefault());
            foreach (var recorded in page)
                yield return recorded;
        }
        while (page.Count > 0);
    }

    private Task<List<RecordedEvent>> StreamPageAsync(
        string stream, Client.Direction direction, Client.StreamPosition from, CancellationToken cancellation) => transient.RetryAsync(
            async () =>
            {
                var read = client.ReadStreamAsync(direction, stream, from, PageSize, cancellationToken: cancellation);
                return await read.ReadState == Client.ReadState.StreamNotFound
                    ? []
                    : await read.Select(Translation.ToEvent).ToListAsync(cancellation);
            }, cancellation);

    // EventStoreDB begins with the event at the position itself, which we have seen.
    private Task<List<RecordedEvent>> AllPageAsync(GlobalPosition after, CancellationToken cancellation) => transient.RetryAsync(
        async () => await client.ReadAllAsync(Client.Direction.Forwards, Translation.ToPosition(after), Ours, PageSize, cancellationToken: cancellation)
            .Where(Translation.IsOurs).Select(Translation.ToEvent).Where(recorded => recorded.Position > after).ToListAsync(cancellation).AsTask(),
        cancellation);
}
