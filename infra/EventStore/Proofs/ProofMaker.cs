using System.Text;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Proofs;

/// <summary>Makes proofs from the events and the newest checkpoint. All hashes are read once; of events, only the one in question and the one before it.</summary>
public sealed class ProofMaker(IEventStore store, CheckpointFolder folder)
{
    /// <param name="version">Null for the newest event of the stream that the checkpoint covers.</param>
    /// <exception cref="NotProvableException">There is no such event, or no checkpoint covers it yet.</exception>
    public async Task<InclusionProof> MakeAsync(string stream, long? version = null, CancellationToken cancellation = default)
    {
        var checkpoint = folder.Newest()?.Checkpoint
            ?? throw new NotProvableException("No checkpoint was signed yet, so there is nothing to prove against. Sign one with: semcov checkpoint");
        var (proven, previous) = await FindAsync(stream, version, new(checkpoint.Position), cancellation);
        var (index, path) = await PathAsync(proven, checkpoint, cancellation);
        return new(
            InclusionProof.Format, stream, proven.Version, index, Convert.ToHexStringLower(proven.Hash.Span), Content(proven, previous),
            [.. path.Select(hash => Convert.ToBase64String(hash))], checkpoint, Convert.ToBase64String(KeyOf(checkpoint)));
    }

    private async Task<(RecordedEvent Proven, ReadOnlyMemory<byte> Previous)> FindAsync(
        string stream, long? version, GlobalPosition covered, CancellationToken cancellation)
    {
        RecordedEvent? found = null;
        var previous = HashChain.Beginning;
        await foreach (var recorded in store.ReadStreamAsync(stream, Math.Max(0, (version ?? 0) - 1), cancellation))
        {
            if (recorded.Position > covered || recorded.Version > version)
                break;
            previous = found?.Hash ?? HashChain.Beginning;
            found = recorded;
        }
        return found is not null && (version is null || found.Version == version) ? (found, previous) : throw new NotProvableException(
            $"{stream}{(version is null ? "" : $"@{version}")} is not there, or not yet covered by a checkpoint (the newest reaches to position {covered}). Sign one with: semcov checkpoint");
    }

    private async Task<(long Index, IReadOnlyList<byte[]> Path)> PathAsync(RecordedEvent proven, SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        List<byte[]> leaves = new((int)checkpoint.Events);
        var index = -1L;
        await foreach (var stored in store.HashesAsync(GlobalPosition.Start, cancellation).TakeWhile(stored => stored.Position.Value <= checkpoint.Position))
        {
            if (stored.Position == proven.Position)
                index = leaves.Count;
            leaves.Add(MerkleHash.Leaf(stored.Hash.Span));
        }
        var path = new InclusionPath(index);
        leaves.ForEach(path.Append);
        var steps = path.Finish();
        var root = InclusionPath.Root(index, leaves.Count, MerkleHash.Leaf(proven.Hash.Span), steps);
        return leaves.Count == checkpoint.Events && root is not null && Convert.ToHexStringLower(root) == checkpoint.Root
            ? (index, steps)
            : throw new NotProvableException($"The events are not those that {checkpoint} was signed for. See: semcov verify");
    }

    private byte[] KeyOf(SignedCheckpoint checkpoint)
    {
        var trusted = folder.Keys.Trusted();
        var der = trusted.FirstOrDefault(key => key.Id == checkpoint.KeyId)?.Der;
        foreach (var key in trusted)
            key.Dispose();
        return der ?? throw new NotProvableException($"The public key {PublicKey.Short(checkpoint.KeyId)} of {checkpoint} is not in {folder.Path}.");
    }

    private static ProvenEvent Content(RecordedEvent proven, ReadOnlyMemory<byte> previous) => new(
        proven.Id, proven.Type, proven.Context.At, proven.Context.CorrelationId, proven.Context.CausationId, proven.Context.Actor, proven.Context.TraceParent,
        Convert.ToHexStringLower(previous.Span), Encoding.UTF8.GetString(proven.Json.Span));
}

/// <summary>What is asked for cannot be proven, and why.</summary>
public sealed class NotProvableException(string message) : Exception(message);
