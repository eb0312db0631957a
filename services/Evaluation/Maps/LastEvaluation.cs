using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.EventStore;

namespace SemCovNet.Evaluation.Maps;

/// <summary>The data of the evaluation that was looked at last: a manifest of ten thousand rows is not read for every one of them.</summary>
public sealed class LastEvaluation(IEventStore store, IArtifactStore artifacts)
{
    private Kept? last;

    /// <exception cref="NotEvaluableException">The history holds no such dataset version or annotation set.</exception>
    public async Task<EvaluationData> DataAsync(EvaluationCompleted evaluation, CancellationToken cancellation)
    {
        // Which images were left out differs from model to model.
        var wanted = (evaluation.DatasetId, evaluation.DatasetVersion, evaluation.AnnotationVersion, evaluation.Split, evaluation.Known is null ? (Digest?)null : evaluation.Predictions);
        if (last is { } kept && kept.Of == wanted)
            return kept.Data;
        var data = await EvaluationData.RecordedAsync(store, artifacts, evaluation, cancellation);
        last = new(wanted, data);
        return data;
    }

    private sealed record Kept((string Dataset, int Version, int Annotations, string Split, Digest? Unseen) Of, EvaluationData Data);
}
