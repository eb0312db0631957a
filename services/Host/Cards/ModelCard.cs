using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Cards;

/// <summary>All that a card says of one experiment's model, as it was recorded.</summary>
/// <param name="Manifest">The data it was trained on.</param>
/// <param name="Coverage">What its training rows cover; null where it was not measured.</param>
/// <param name="Training">Null while it has not been trained.</param>
/// <param name="Evaluation">On its own test rows; null before.</param>
/// <param name="Fairness">Of that evaluation; null before.</param>
/// <param name="Gate">The verdict on that evaluation; null before.</param>
/// <param name="Events">Its whole stream, oldest first.</param>
internal sealed record ModelCard(
    ExperimentSummary Experiment, DatasetManifest Manifest, CoverageReport? Coverage, TrainingCompleted? Training, EvaluationReport? Evaluation,
    FairnessReport? Fairness, GateDecided? Gate, IReadOnlyList<RecordedEvent> Events)
{
    public string Name => $"{Experiment.Recipe} on {Experiment.DatasetId}";

    /// <summary>Newest last.</summary>
    public IEnumerable<(RecordedEvent Recorded, IEvent Body)> Reviews =>
        Events.Where(e => e.Type.StartsWith("review.", StringComparison.Ordinal)).Select(e => (e, e.Body));

    /// <summary>Of the headline reading, at descriptor level.</summary>
    public IReadOnlyList<GroupError> Groups => [.. (Fairness?.Groups ?? []).Where(group => group.Subgroup is null)];
}
