using System.Security.Cryptography;
using System.Text;

namespace SemCovNet.EventStore.Checkpoints;

/// <summary>Signs what was appended since the newest checkpoint. It goes on from that one's right edge and reads only what came after it.</summary>
public sealed class CheckpointWriter(IEventStore store, CheckpointFolder folder, TimeProvider clock)
{
    /// <returns>The newest checkpoint; null where there are no events to cover.</returns>
    /// <exception cref="CheckpointRefusedException">What is here does not go on from the newest checkpoint.</exception>
    /// <exception cref="UnreadableCheckpointException">The newest checkpoint's file was changed.</exception>
    public async Task<CheckpointWritten> WriteAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            var newest = folder.Newest();
            var edge = newest is null ? new() : EdgeOf(newest);
            var head = await store.HeadAsync(cancellation);
            var from = new GlobalPosition(newest?.Checkpoint.Position ?? 0);
            if (head < from)
                throw new CheckpointRefusedException(
                    $"The newest {newest!.Checkpoint} reaches to position {from}, but the store ends at {head}: events were removed, or this store is not the one it was made for. "
                    + "Nothing was signed. See: semcov verify");
            if (head == from)
                return new(newest?.Checkpoint, Added: 0);
            await foreach (var stored in store.HashesAsync(from, cancellation).TakeWhile(stored => stored.Position <= head))
                edge.Append(MerkleHash.Leaf(stored.Hash.Span));
            if (Keep(newest?.Checkpoint, edge, head) is { } written)
                return new(written, edge.Size - (newest?.Checkpoint.Events ?? 0));
            // Another process was quicker: what it wrote is the newest now.
        }
    }

    private static TreeEdge EdgeOf(KeptCheckpoint newest)
    {
        try
        {
            var edge = new TreeEdge(newest.Checkpoint.Events, newest.Edge.Select(Convert.FromHexString));
            if (Convert.ToHexStringLower(edge.Root()) == newest.Checkpoint.Root)
                return edge;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new CheckpointRefusedException($"The right edge kept with {newest.Checkpoint} is not one: {error.Message} Nothing was signed. See: semcov verify", error);
        }
        throw new CheckpointRefusedException($"The right edge kept with {newest.Checkpoint} does not lead to its root: its file was changed. Nothing was signed. See: semcov verify");
    }

    private SignedCheckpoint? Keep(SignedCheckpoint? before, TreeEdge edge, GlobalPosition head)
    {
        using var signing = folder.Keys.OpenSigningKey();
        using var key = PublicKey.Of(signing);
        if (before is not null)
            Check(before, key);
        var unsigned = new SignedCheckpoint(
            (before?.Number ?? 0) + 1, edge.Size, head.Value, Convert.ToHexStringLower(edge.Root()), before?.Hash() ?? SignedCheckpoint.Beginning,
            clock.GetUtcNow().ToUniversalTime(), key.Id, Signature: "");
        var signature = signing.SignData(Encoding.UTF8.GetBytes(unsigned.SignedText()), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var signed = unsigned with { Signature = Convert.ToBase64String(signature) };
        if (!folder.Add(new(signed, [.. edge.Roots.Select(Convert.ToHexStringLower)])))
            return null;
        // After the first checkpoint, so that a public key without any checkpoint tells that they were removed.
        folder.Keys.Publish(key);
        return signed;
    }

    private void Check(SignedCheckpoint before, PublicKey own)
    {
        var trusted = folder.Keys.Trusted();
        var signer = own.Id == before.KeyId ? own : trusted.FirstOrDefault(key => key.Id == before.KeyId);
        var sound = signer is not null && before.IsSignedBy(signer.Key);
        foreach (var key in trusted)
            key.Dispose();
        if (!sound)
            throw new CheckpointRefusedException(
                $"The newest {before} is not signed by a key of {folder.Path}: put its public key there if you trust it. Nothing was signed. See: semcov verify");
    }
}

/// <param name="Newest">Null where there are no events to cover.</param>
/// <param name="Added">Events that it covers and the one before did not; 0 where nothing was new.</param>
public sealed record CheckpointWritten(SignedCheckpoint? Newest, long Added);

/// <summary>No checkpoint is signed, for to sign would hide what does not fit.</summary>
public sealed class CheckpointRefusedException(string message, Exception? cause = null) : Exception(message, cause);
