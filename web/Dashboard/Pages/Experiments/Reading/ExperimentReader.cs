using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Live;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Reading;

/// <summary>Reads one experiment from its read model, its stream and its reports.</summary>
public sealed class ExperimentReader(IExperimentQueries experiments, SharedStreams streams, IArtifactStore artifacts, ILogger<ExperimentReader> logger)
{
    /// <param name="idOrPart">The id, or a beginning or an end of it.</param>
    /// <param name="evaluationId">The evaluation to show; null for the newest on the experiment's own test split.</param>
    /// <param name="at">The version of the last event that counts, 0 for the request; null for the experiment as it is now.</param>
    /// <returns>Null where no experiment, or more than one, has the id.</returns>
    /// <exception cref="ArgumentException">The stream has no such event.</exception>
    public async Task<ExperimentView?> ReadAsync(string idOrPart, string? evaluationId, long? at = null)
    {
        if (await experiments.FindAsync(idOrPart) is not { } summary)
            return null;
        var all = await streams.ReadAsync(Streams.Experiment(summary.Id));
        return at is { } version
            ? await ReadAsync(ExperimentMoment.Of(all, version), all, evaluationId, version)
            : await ReadAsync(new(summary, ExperimentEpochs.In(all), await experiments.EvaluationsAsync(summary.Id), all), all, evaluationId, null);
    }

    private async Task<ExperimentView> ReadAsync(ExperimentMoment moment, IReadOnlyList<RecordedEvent> all, string? evaluationId, long? at)
    {
        var (summary, epochs, evaluations, events) = moment;
        var shown = Choose(evaluations, evaluationId ?? summary.Evaluation?.EvaluationId);
        var assessment = Newest<FairnessAssessed>(events, assessed => assessed.EvaluationId == shown?.EvaluationId);
        return new(
            summary, epochs, evaluations, shown,
            shown is null ? null : await ReportAsync<EvaluationReport>(shown.Report),
            assessment, assessment is null ? null : await ReportAsync<FairnessReport>(assessment.Report),
            Newest<GateDecided>(events, gate => gate.EvaluationId == shown?.EvaluationId),
            Newest<TrainingCompleted>(events, _ => true)?.Warnings ?? [], events, all, at);
    }

    private static EvaluationCompleted? Choose(IReadOnlyList<EvaluationCompleted> evaluations, string? id) =>
        evaluations.FirstOrDefault(evaluation => evaluation.EvaluationId == id) ?? evaluations.FirstOrDefault();

    private static T? Newest<T>(IEnumerable<RecordedEvent> events, Func<T, bool> matches)
        where T : class, IEvent =>
        events.Where(recorded => recorded.Type == WireNames.Of(typeof(T))).Select(recorded => (T)recorded.Body).LastOrDefault(matches);

    // A report that is missing must not take the rest of the page with it.
    private Task<Loadable<T>> ReportAsync<T>(Digest digest) => Loadable<T>.FromAsync(() => artifacts.GetJsonAsync<T>(digest), logger);
}
