using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Cards;

/// <summary>Reads what a card says from an experiment's stream and reports.</summary>
internal sealed class CardReader(IEventStore store, IArtifactStore artifacts)
{
    public async Task<ModelCard> ReadAsync(ExperimentSummary experiment, CancellationToken cancellation)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(experiment.Id), 0, cancellation))
            events.Add(recorded);
        var evaluation = experiment.Evaluation?.EvaluationId;
        return new(
            experiment, await artifacts.GetJsonAsync<DatasetManifest>(experiment.Manifest, cancellation), await CoverageAsync(experiment, cancellation),
            Newest<TrainingCompleted>(events, _ => true),
            experiment.Evaluation is { } evaluated ? await artifacts.GetJsonAsync<EvaluationReport>(evaluated.Report, cancellation) : null,
            experiment.Disparity is { } assessed ? await artifacts.GetJsonAsync<FairnessReport>(assessed.Report, cancellation) : null,
            Newest<GateDecided>(events, gate => gate.EvaluationId == evaluation), events);
    }

    private async Task<CoverageReport?> CoverageAsync(ExperimentSummary experiment, CancellationToken cancellation) =>
        await store.NewestAsync<CoverageMeasured>(
            Streams.Monitor(experiment.DatasetId),
            measured => (measured.DatasetVersion, measured.AnnotationVersion) == (experiment.DatasetVersion, experiment.AnnotationVersion), cancellation) is { } found
            ? await artifacts.GetJsonAsync<CoverageReport>(found.Report, cancellation)
            : null;

    private static T? Newest<T>(IEnumerable<RecordedEvent> events, Func<T, bool> matches) where T : class, IEvent =>
        events.Select(recorded => recorded.Body).OfType<T>().LastOrDefault(matches);
}
