namespace SemCovNet.EventStore.Verification;

/// <summary>The first of many links whose hash is not what it should be; several threads may look.</summary>
internal sealed class WrongHashes(IReadOnlyList<StoredLink> page)
{
    private readonly Lock gate = new();

    /// <summary>Index; null where all are right.</summary>
    public int? First { get; private set; }

    public void Look(int index)
    {
        if (page[index].Expected().AsSpan().SequenceEqual(page[index].Hash.Span))
            return;
        lock (gate)
            First = Math.Min(First ?? index, index);
    }

    public string Difference(int index) =>
        $"its hash should be {Convert.ToHexStringLower(page[index].Expected())}, not {Convert.ToHexStringLower(page[index].Hash.Span)}: "
        + "its body, its envelope or the hash was changed";
}
