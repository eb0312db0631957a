namespace SemCovNet.EventStore.Verification;

/// <summary>What must be remembered between one event and the next: the head of every stream and the last position.</summary>
internal sealed class ChainWalk(bool gapFree)
{
    private readonly Dictionary<string, StreamHead> heads = new(StringComparer.Ordinal);
    private StoredLink? last;

    public long Events { get; private set; }

    public long Streams => heads.Count;

    public GlobalPosition Last => last?.Position ?? GlobalPosition.Start;

    /// <summary>Null when the event fits what came before it.</summary>
    public EventFault? Step(RecordedEvent recorded) => Step([StoredLink.Of(recorded)]);

    /// <summary>Null when all fit what came before them; otherwise the first that does not, and nothing after it counts.</summary>
    public EventFault? Step(IReadOnlyList<StoredLink> page)
    {
        var (placed, misplaced) = Place(page);
        // Each now has what it follows on, so they can be hashed in any order.
        var wrong = new WrongHashes(page);
        Parallel.For(0, placed, wrong.Look);
        if (wrong.First is { } changed)
            return Stop(page, changed, wrong.Difference(changed));
        if (misplaced is { } fault)
            return Stop(page, fault.Index, fault.Difference);
        Advance(page, page.Count);
        return null;
    }

    /// <summary>A fault that shows only after the last event that fitted.</summary>
    public EventFault AfterLast(string difference) => last is { } found
        ? new(found.Stream, found.Version, found.Position, found.Type, difference)
        : new("(none)", ExpectedVersion.NoStream.Version, GlobalPosition.Start, "(none)", difference);

    /// <summary>Fills in the previous hashes, up to the first event that stands where another should.</summary>
    /// <returns>How many have theirs.</returns>
    private (int Placed, (int Index, string Difference)? Misplaced) Place(IReadOnlyList<StoredLink> page)
    {
        var position = Last.Value;
        for (var index = 0; index < page.Count; index++)
        {
            var link = page[index];
            var head = HeadOf(link.Stream);
            if (link.Version != head.Version + 1)
                return (index, (index, $"version {head.Version + 1} of its stream should stand here, not {link.Version}: an event was removed, added or moved"));
            link.FollowOn(head.Hash);
            if (gapFree && link.Position.Value != position + 1)
                return (index + 1, (index, $"position {position + 1} should stand here, not {link.Position}: an event before it was removed"));
            // One of another length fits nothing, and nothing follows on it.
            if (!link.Hash.Span.TryCopyTo(head.Hash))
                return (index + 1, null);
            head.Version = link.Version;
            position = link.Position.Value;
        }
        return (page.Count, null);
    }

    private StreamHead HeadOf(string stream)
    {
        if (!heads.TryGetValue(stream, out var head))
            heads[stream] = head = new();
        return head;
    }

    private EventFault Stop(IReadOnlyList<StoredLink> page, int index, string difference)
    {
        Advance(page, index);
        Events++;
        return new(page[index].Stream, page[index].Version, page[index].Position, page[index].Type, difference);
    }

    private void Advance(IReadOnlyList<StoredLink> page, int count)
    {
        Events += count;
        if (count > 0)
            last = page[count - 1];
    }

    private sealed class StreamHead
    {
        public long Version { get; set; } = ExpectedVersion.NoStream.Version;

        public byte[] Hash { get; } = HashChain.Beginning.ToArray();
    }
}
