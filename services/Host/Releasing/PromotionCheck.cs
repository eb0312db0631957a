using System.Text.Json;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;

namespace SemCovNet.Cli.Releasing;

/// <summary>Whether a file is a model that a person promoted, found out from the proof of that promotion and a key alone: by whoever is to use it, who has nothing of this platform.</summary>
internal static class PromotionCheck
{
    /// <param name="trusted">Of the platform that promoted it.</param>
    /// <param name="model">Of the file.</param>
    /// <param name="inUse">The proof of the model that is in use now; null where none is.</param>
    /// <exception cref="CommandFailedException">The file may not be used, and why.</exception>
    public static ModelPromoted Check(InclusionProof proof, PublicKey trusted, Digest model, InclusionProof? inUse = null)
    {
        var promoted = Promotion(proof, trusted, "the proof");
        if (promoted.Onnx != model)
            throw new CommandFailedException($"The proof is of another model: promoted was {promoted.Onnx}, and the file is {model}.");
        if (inUse is null)
            return promoted;
        _ = Promotion(inUse, trusted, "the proof of the model in use");
        return proof.Index >= inUse.Index ? promoted : throw new CommandFailedException(
            $"The model was promoted before the one in use: as event {proof.Index + 1} of the history, and that one as event {inUse.Index + 1}. To go back to it on purpose, leave out --replaces.");
    }

    private static ModelPromoted Promotion(InclusionProof proof, PublicKey trusted, string which)
    {
        if (ProofCheck.Check(proof, trusted).Fault is { } fault)
            throw new CommandFailedException($"Of {which}, nothing is proven: {fault}.");
        if (proof.Event is not { } content)
            throw new CommandFailedException($"Of {which}, the event is not in the file, so nobody can tell what was promoted.");
        return content.Type == WireNames.Of(typeof(ModelPromoted))
            ? JsonSerializer.Deserialize<ModelPromoted>(content.Body, ContractJson.Options)!
            : throw new CommandFailedException($"Of {which}, the event is a {content.Type}: no promotion is proven by it.");
    }
}
