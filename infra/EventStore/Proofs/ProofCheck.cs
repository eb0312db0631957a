using System.Security.Cryptography;
using System.Text;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Proofs;

/// <summary>What a proof proves, found out from the proof and a key alone.</summary>
/// <param name="Fault">Why it proves nothing; null where it does.</param>
/// <param name="KeyId">The key that must be trusted for it to mean anything.</param>
/// <param name="KeyIsTrusted">Whether the key was given by whoever checks; otherwise it is only what the file says of itself.</param>
/// <param name="ContentProven">Whether the file holds the event; otherwise only that an event of its hash is there.</param>
public sealed record ProofResult(string? Fault, string Stream, long Version, long Index, string Hash, SignedCheckpoint Checkpoint, string KeyId, bool KeyIsTrusted, bool ContentProven)
{
    public bool Sound => Fault is null;
}

public static class ProofCheck
{
    /// <param name="trusted">Null where the checker has no key: then the one in the file is used.</param>
    public static ProofResult Check(InclusionProof proof, PublicKey? trusted)
    {
        string? fault;
        try
        {
            fault = Fault(proof, trusted);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            fault = $"a hash or the key in it cannot be read: {error.Message}";
        }
        return new(
            fault, proof.Stream, proof.Version, proof.Index, proof.Hash, proof.Checkpoint, proof.Checkpoint.KeyId, KeyIsTrusted: trusted is not null,
            ContentProven: proof.Event is not null);
    }

    private static string? Fault(InclusionProof proof, PublicKey? trusted)
    {
        using var own = PublicKey.FromDer(StrictText.FromBase64(proof.PublicKey));
        if (own.Id != proof.Checkpoint.KeyId)
            return $"the key in the file is {PublicKey.Short(own.Id)}, but its checkpoint names {PublicKey.Short(proof.Checkpoint.KeyId)}";
        if (trusted is not null && trusted.Id != own.Id)
            return $"its checkpoint is signed by the key {PublicKey.Short(own.Id)}, not by the one that was given, {PublicKey.Short(trusted.Id)}";
        if (!proof.Checkpoint.IsSignedBy(own.Key))
            return $"the signature of its checkpoint is not one of the key {PublicKey.Short(own.Id)}: the checkpoint was changed";
        if (proof.Event is not null && ContentHash(proof, proof.Event) != proof.Hash)
            return $"the event in the file has the hash {ContentHash(proof, proof.Event)}, not {proof.Hash}: the event or the hash was changed";
        var root = InclusionPath.Root(proof.Index, proof.Checkpoint.Events, MerkleHash.Leaf(StrictText.FromHash(proof.Hash)), [.. proof.Path.Select(StrictText.FromBase64)]);
        return root is not null && Convert.ToHexStringLower(root) == proof.Checkpoint.Root
            ? null
            : $"the way from the event as number {proof.Index + 1} of {proof.Checkpoint.Events} does not lead to the checkpoint's root: the hash, its place or the path was changed";
    }

    private static string ContentHash(InclusionProof proof, ProvenEvent content)
    {
        var context = new EventContext(content.At, content.CorrelationId, content.CausationId, content.Actor, content.TraceParent);
        var recorded = new RecordedEvent(
            content.Id, proof.Stream, proof.Version, GlobalPosition.Start, content.Type, context, Encoding.UTF8.GetBytes(content.Body), default);
        return Convert.ToHexStringLower(HashChain.Link(StrictText.FromHash(content.Previous), recorded));
    }
}
