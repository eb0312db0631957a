using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.ReadModels.Experiments;

internal static class ExperimentStart
{
    /// <summary>An experiment that was requested, and nothing else yet.</summary>
    public static ExperimentSummary From(ExperimentRequested e, DateTimeOffset at) => new(
        e.ExperimentId, e.DatasetId, e.DatasetVersion, e.Manifest, e.AnnotationVersion, e.Annotations, e.RecipeName, e.Recipe.GetRawText(),
        e.Reason, e.RequestedBy, ExperimentStatus.Waiting, Error: null, Attempt: 0, Epoch: 0, EpochsIn(e.Recipe),
        RequestedAt: at, UpdatedAt: at, EndedAt: null, Events: 1,
        Model: null, Evaluation: null, Disparity: null, Verdict.None, ReviewOutcome.Open);

    // Until the first epoch tells, the recipe does; one without epochs has none to show.
    private static int EpochsIn(JsonElement recipe) =>
        recipe.ValueKind is JsonValueKind.Object && recipe.TryGetProperty("epochs", out var epochs) && epochs.TryGetInt32(out var number) ? number : 0;
}
