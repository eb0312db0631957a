using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Reading;

/// <summary>All that one experiment's page shows.</summary>
/// <param name="Evaluations">Newest first.</param>
/// <param name="Shown">The evaluation the figures are of; null before the first.</param>
/// <param name="Gate">The newest verdict on that evaluation; null before.</param>
/// <param name="Warnings">What the newest model could not learn from its data, a sentence each.</param>
/// <param name="Events">The stream as far as it counts, oldest first.</param>
/// <param name="All">The whole stream, oldest first.</param>
/// <param name="At">The version of the last event that counts; null where the page shows the experiment as it is now.</param>
public sealed record ExperimentView(
    ExperimentSummary Summary, IReadOnlyList<EpochCompleted> Epochs, IReadOnlyList<EvaluationCompleted> Evaluations, EvaluationCompleted? Shown,
    Loadable<EvaluationReport>? Evaluation, FairnessAssessed? Assessment, Loadable<FairnessReport>? Fairness, GateDecided? Gate,
    IReadOnlyList<string> Warnings, IReadOnlyList<RecordedEvent> Events, IReadOnlyList<RecordedEvent> All, long? At)
{
    public FairnessReport? FairnessOrNull => (Fairness as Loadable<FairnessReport>.Loaded)?.Value;
}
