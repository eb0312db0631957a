using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Holds the events, as they go by in global order, against the root of each checkpoint.</summary>
internal sealed class CheckpointWalk(CheckpointChain chain)
{
    private readonly TreeEdge edge = new();
    private int next;
    private CheckpointFault? fault;

    /// <param name="page">Events that fit the chains of their streams.</param>
    public void Step(IReadOnlyList<StoredLink> page)
    {
        // What lies beyond the newest checkpoint is in nobody's root.
        if (fault is not null || next == chain.Sound.Count)
            return;
        var leaves = new byte[page.Count][];
        Parallel.For(0, page.Count, index => leaves[index] = MerkleHash.Leaf(page[index].Hash.Span));
        for (var index = 0; index < leaves.Length && fault is null && next < chain.Sound.Count; index++)
        {
            edge.Append(leaves[index]);
            if (edge.Size == chain.Sound[next].Events)
                Compare(chain.Sound[next], page[index].Position);
        }
    }

    /// <param name="whole">Whether all events went by; otherwise what a checkpoint lacks may still have come.</param>
    public CheckpointsResult Finish(bool whole)
    {
        if (whole && fault is null && next < chain.Sound.Count)
            fault = new(chain.Sound[next].Number, $"it covers {chain.Sound[next].Events} events, up to position {chain.Sound[next].Position}, but there are only {edge.Size}: events were removed");
        var newest = next == 0 ? null : chain.Sound[next - 1];
        return new(chain.Count, newest?.Events ?? 0, newest?.At, newest?.KeyId, fault ?? chain.Fault);
    }

    private void Compare(SignedCheckpoint checkpoint, GlobalPosition last)
    {
        var root = Convert.ToHexStringLower(edge.Root());
        var first = next == 0 ? 1 : chain.Sound[next - 1].Events + 1;
        if (root != checkpoint.Root)
            fault = new(checkpoint.Number, $"its root is {checkpoint.Root}, but the events lead to {root}: of events {first} to {checkpoint.Events} in global order, "
                + $"up to position {last}, one was changed, added, removed or moved, and the chain of its stream written anew");
        else if (last.Value != checkpoint.Position)
            fault = new(checkpoint.Number, $"its last event stood at position {checkpoint.Position}, not {last}: positions were changed");
        else
            next++;
    }
}
