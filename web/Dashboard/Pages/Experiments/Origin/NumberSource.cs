using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>Where a number comes from: its formula, what it was computed from, where it stands, the events that led to it, and how to compute it again.</summary>
/// <param name="Scope">What the number is of, by name.</param>
/// <param name="Inputs">What it was computed from, by name.</param>
/// <param name="Report">The report that holds it; null where the event itself does.</param>
/// <param name="Place">Where in the report it stands, a filter of jq; null without a report.</param>
/// <param name="Events">The newest first: the one that recorded it, then those before it that it comes from.</param>
/// <param name="Again">How it is computed again.</param>
public sealed record NumberSource(
    NumberText Text, IReadOnlyList<(string Name, string Value)> Scope, IReadOnlyList<(string Name, Digest Digest)> Inputs, (string Name, Digest Digest)? Report,
    string? Place, IReadOnlyList<RecordedEvent> Events, Recomputation Again)
{
    private const string Disparities = "cdi.";

    /// <summary>Whether there is a source, at little cost: every number on the page is asked.</summary>
    public static bool IsKnown(ExperimentView view, NumberKey key) =>
        IsOfTraining(key) || (IsOfAssessment(key) ? AssessmentOf(view, key) is not null : EvaluationOf(view, key) is not null);

    /// <returns>Null where the experiment has not come so far.</returns>
    public static NumberSource? Of(ExperimentView view, NumberKey key) =>
        IsOfTraining(key) ? OfTraining(view, key)
        : EvaluationOf(view, key) is not { } evaluation ? null
        : !IsOfAssessment(key) ? OfReport(view, key, evaluation, ("Evaluation report", evaluation.Report), [])
        : AssessmentOf(view, key) is { } assessment ? OfReport(view, key, evaluation, ("Fairness report", assessment.Report), [EventOf<FairnessAssessed>(view, e => (e.EvaluationId, e.Report) == (assessment.EvaluationId, assessment.Report))])
        : null;

    private static NumberSource OfReport(
        ExperimentView view, NumberKey key, EvaluationCompleted evaluation, (string, Digest) report, IReadOnlyList<RecordedEvent?> recordedBy) => new(
            NumberText.Of(key), ScopeText.Of(key),
            [
                ("Predictions", evaluation.Predictions),
                .. view.Summary.Model is { } model ? new[] { ("ONNX model", model.Onnx) } : [],
                .. InputsOf(view),
            ],
            report, ReportPlace.Of(key),
            Known([.. recordedBy, EventOf<EvaluationCompleted>(view, e => e.EvaluationId == evaluation.EvaluationId), EventOf<TrainingCompleted>(view), EventOf<ExperimentRequested>(view)]),
            IsDecided(view, evaluation) ? Recomputation.Of(view.Summary.Id, evaluation.EvaluationId, key, IsOfAssessment(key)) : Recomputation.NotYet);

    private static NumberSource? OfTraining(ExperimentView view, NumberKey key)
    {
        var recorded = key is { Id: Numbers.Epoch, In: [Numbers.InEpoch, var epoch] } ? EventOf<EpochCompleted>(view, e => $"{e.Epoch}" == epoch) : EventOf<TrainingCompleted>(view);
        return recorded is null ? null : new(
            NumberText.Of(key), ScopeText.Of(key), InputsOf(view), null, null, Known([recorded, EventOf<AttemptStarted>(view), EventOf<ExperimentRequested>(view)]),
            Recomputation.OfTraining(view.Summary));
    }

    private static IReadOnlyList<(string Name, Digest Digest)> InputsOf(ExperimentView view) =>
        [($"Training data {view.Summary.DatasetId}@{view.Summary.DatasetVersion}", view.Summary.Manifest), ($"Annotations {view.Summary.AnnotationVersion}", view.Summary.Annotations)];

    private static bool IsOfTraining(NumberKey key) => key.Id is Numbers.Epoch or Numbers.Training;

    private static bool IsOfAssessment(NumberKey key) =>
        key.Id is Numbers.Group or Numbers.Reading || key.In.Count > 0 || key.Id.StartsWith(Disparities, StringComparison.Ordinal);

    private static EvaluationCompleted? EvaluationOf(ExperimentView view, NumberKey key) =>
        key.Evaluation is { } id ? view.Evaluations.FirstOrDefault(evaluation => evaluation.EvaluationId == id) : view.Shown;

    private static FairnessAssessed? AssessmentOf(ExperimentView view, NumberKey key) =>
        key.Evaluation is { } id ? (FairnessAssessed?)EventOf<FairnessAssessed>(view, e => e.EvaluationId == id)?.Body : view.Assessment;

    // By now, whatever moment the page shows.
    private static bool IsDecided(ExperimentView view, EvaluationCompleted evaluation) =>
        view.All.Any(recorded => recorded.Type == WireNames.Of(typeof(GateDecided)) && ((GateDecided)recorded.Body).EvaluationId == evaluation.EvaluationId);

    private static IReadOnlyList<RecordedEvent> Known(IEnumerable<RecordedEvent?> events) => [.. events.OfType<RecordedEvent>()];

    // Only bodies of this type are read: an experiment may have ten thousand epochs.
    private static RecordedEvent? EventOf<T>(ExperimentView view, Func<T, bool>? matches = null)
        where T : class, IEvent =>
        view.Events.LastOrDefault(recorded => recorded.Type == WireNames.Of(typeof(T)) && (matches is null || matches((T)recorded.Body)));
}
