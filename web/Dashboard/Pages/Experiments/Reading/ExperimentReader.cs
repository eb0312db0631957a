using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Reading;

/// <summary>Reads one experiment from its read model, its stream and its reports.</summary>
public sealed class ExperimentReader(IExperimentQueries experiments, IEventStore store, IArtifactStore artifacts, ILogger<ExperimentReader> logger)
{
    /// <param name="idOrPart">The id, or a beginning or an end of it.</param>
    /// <param name="evaluationId">The evaluation to show; null for the newest on the experiment's own test split.</param>
    /// <returns>Null where no experiment, or more than one, has the id.</returns>
    public async Task<ExperimentView?> ReadAsync(string idOrPart, string? evaluationId)
    {
        if (await experiments.FindAsync(idOrPart) is not { } summary)
            return null;
        var events = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadStreamAsync(Streams.Experiment(summary.Id)))
            events.Add(recorded);

        var evaluations = await experiments.EvaluationsAsync(summary.Id);
        var shown = Choose(evaluations, evaluationId ?? summary.Evaluation?.EvaluationId);
        var assessment = Newest<FairnessAssessed>(events, assessed => assessed.EvaluationId == shown?.EvaluationId);
        return new(
            summary, await experiments.EpochsAsync(summary.Id), evaluations, shown,
            shown is null ? null : await ReportAsync<EvaluationReport>(shown.Report),
            assessment, assessment is null ? null : await ReportAsync<FairnessReport>(assessment.Report),
            Newest<GateDecided>(events, gate => gate.EvaluationId == shown?.EvaluationId), events);
    }

    private static EvaluationCompleted? Choose(IReadOnlyList<EvaluationCompleted> evaluations, string? id) =>
        evaluations.FirstOrDefault(evaluation => evaluation.EvaluationId == id) ?? evaluations.FirstOrDefault();

    private static T? Newest<T>(IEnumerable<RecordedEvent> events, Func<T, bool> matches)
        where T : class, IEvent =>
        events.Where(recorded => recorded.Type == WireNames.Of(typeof(T))).Select(recorded => (T)recorded.Body).LastOrDefault(matches);

    // A report that is missing must not take the rest of the page with it.
    private Task<Loadable<T>> ReportAsync<T>(Digest digest) => Loadable<T>.FromAsync(() => artifacts.GetJsonAsync<T>(digest), logger);
}
