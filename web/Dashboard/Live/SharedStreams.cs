using System.Collections.Concurrent;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Live;

/// <summary>
/// Streams that open pages show, held once for all of them: of one that is held only what came since is read. One that no page shows any more is forgotten.
/// </summary>
public sealed class SharedStreams(IEventStore store)
{
    private readonly ConcurrentDictionary<string, WeakReference<IReadOnlyList<RecordedEvent>>> held = new(StringComparer.Ordinal);

    /// <returns>All events of the stream, oldest first.</returns>
    public async Task<IReadOnlyList<RecordedEvent>> ReadAsync(string stream, CancellationToken cancellation = default)
    {
        var known = Known(stream);
        var newer = await store.ReadStreamAsync(stream, known.Count, cancellation).ToListAsync(cancellation);
        if (newer.Count == 0)
            return known;
        if (known.Count == 0)
            Forget();
        IReadOnlyList<RecordedEvent> all = [.. known, .. newer];
        held[stream] = new(all);
        return all;
    }

    private IReadOnlyList<RecordedEvent> Known(string stream) => held.TryGetValue(stream, out var reference) && reference.TryGetTarget(out var events) ? events : [];

    private void Forget()
    {
        foreach (var (stream, _) in held.Where(pair => !pair.Value.TryGetTarget(out _)))
            held.TryRemove(stream, out _);
    }
}
