namespace SemCovNet.EventStore.Verification;

/// <summary>What must be remembered between one event and the next: the head of every stream and the last position.</summary>
internal sealed class ChainWalk(bool gapFree)
{
    private readonly Dictionary<string, (long Version, ReadOnlyMemory<byte> Hash)> heads = new(StringComparer.Ordinal);
    private RecordedEvent? last;

    public long Events { get; private set; }

    public long Streams => heads.Count;

    public GlobalPosition Last => last?.Position ?? GlobalPosition.Start;

    /// <summary>Null when the event fits what came before it.</summary>
    public EventFault? Step(RecordedEvent recorded)
    {
        Events++;
        var (version, hash) = heads.GetValueOrDefault(recorded.Stream, (ExpectedVersion.NoStream.Version, HashChain.Beginning));
        if (Difference(recorded, version, hash) is { } difference)
            return new(recorded.Stream, recorded.Version, recorded.Position, recorded.Type, difference);
        heads[recorded.Stream] = (recorded.Version, recorded.Hash);
        last = recorded;
        return null;
    }

    /// <summary>A fault that shows only after the last event that fitted.</summary>
    public EventFault AfterLast(string difference) => last is null
        ? new("(none)", ExpectedVersion.NoStream.Version, GlobalPosition.Start, "(none)", difference)
        : new(last.Stream, last.Version, last.Position, last.Type, difference);

    private string? Difference(RecordedEvent recorded, long headVersion, ReadOnlyMemory<byte> headHash)
    {
        if (recorded.Version != headVersion + 1)
            return $"version {headVersion + 1} of its stream should stand here, not {recorded.Version}: an event was removed, added or moved";
        var expected = HashChain.Link(headHash, recorded);
        if (!expected.AsSpan().SequenceEqual(recorded.Hash.Span))
            return $"its hash should be {Convert.ToHexStringLower(expected)}, not {Convert.ToHexStringLower(recorded.Hash.Span)}: "
                + "its body, its envelope or the hash was changed";
        if (gapFree && recorded.Position.Value != Last.Value + 1)
            return $"position {Last.Value + 1} should stand here, not {recorded.Position}: an event before it was removed";
        return null;
    }
}
