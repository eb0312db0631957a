using SemCovNet.Artifacts;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Checkpoints;
using SemCovNet.EventStore.Proofs;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Releasing;

/// <summary>A promoted model on its way out of the platform: the ONNX file, and beside it the proof that it was promoted.</summary>
internal sealed class ModelRelease(IEventStore store, IArtifactStore artifacts, CheckpointWriter checkpoints, ProofMaker proofs)
{
    public const string ModelFile = "model.onnx";
    public const string ProofFile = "promotion.proof.json";

    /// <param name="to">A folder; made where it is missing.</param>
    /// <exception cref="CommandFailedException">The model is not promoted now, or its promotion does not fit into a proof.</exception>
    public async Task<Released> WriteAsync(ExperimentSummary experiment, DirectoryInfo to, CancellationToken cancellation)
    {
        if (experiment.Review != ReviewOutcome.Promoted)
            throw new CommandFailedException(
                $"{experiment.Id} is {(experiment.Review == ReviewOutcome.Rejected ? "rejected" : "not promoted")}, and only promoted models are handed out. Promote it with: semcov models promote {experiment.Id} --reason \"…\"");
        var stream = Streams.Experiment(experiment.Id);
        var promotion = await store.ReadStreamAsync(stream, 0, cancellation).LastAsync(recorded => recorded.Body is ModelPromoted, cancellation);
        // The promotion may be newer than all that is signed.
        await checkpoints.WriteAsync(cancellation);
        var proof = InclusionProof.Read((await proofs.MakeAsync(stream, promotion.Version, cancellation)).ToFile());
        var model = await artifacts.GetAsync(((ModelPromoted)promotion.Body).Onnx, cancellation);
        using (var own = PublicKey.FromDer(Convert.FromBase64String(proof.PublicKey)))
            PromotionCheck.Check(proof, own, Digest.Of(model));
        to.Create();
        await WholeFile.WriteAsync(new(Path.Combine(to.FullName, ModelFile)), model, cancellation);
        await WholeFile.WriteAsync(new(Path.Combine(to.FullName, ProofFile)), [.. proof.ToFile(), (byte)'\n'], cancellation);
        return new(experiment.Id, Digest.Of(model), proof.Checkpoint.KeyId, proof.Index + 1);
    }
}

/// <param name="KeyId">Of the key that signed the history with the promotion in it.</param>
/// <param name="Event">The promotion's number in the history, 1 for the first event.</param>
internal sealed record Released(string Experiment, Digest Model, string KeyId, long Event);
