using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Pages.Experiments.Reading;
using SemCovNet.EventStore;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>Where a number comes from: its formula, what it was computed from, the event that recorded it, and how to compute it again.</summary>
/// <param name="Inputs">What it was computed from, by name.</param>
/// <param name="Report">The artifact that holds it.</param>
/// <param name="Command">Computes it again: from the kept predictions where they suffice, otherwise from the model.</param>
public sealed record NumberSource(
    Definition Definition, IReadOnlyList<(string Name, Digest Digest)> Inputs, (string Name, Digest Digest) Report, RecordedEvent Event, string Command)
{
    private const string Disparities = "cdi.";

    // Figures of groups and of decisions, which stand in the fairness report and are not replayed on their own.
    private static readonly IReadOnlyList<string> OfGroups = ["acc.worst@1", "acc.adj@1", "odds.gap@1", "sens@1", "spec@1"];

    // Its threshold comes from other rows than those that are kept for a replay.
    private const string AtValidationThreshold = "s95val@1";

    /// <returns>Null where the experiment has not come so far.</returns>
    /// <param name="metric">The metric's id.</param>
    public static NumberSource? Of(ExperimentView view, string metric) => IsDisparity(metric) || OfGroups.Contains(metric)
        ? view.Assessment is { } assessment ? OfAssessment(view, metric, assessment) : null
        : view.Shown is { } evaluation ? OfEvaluation(view, metric, evaluation) : null;

    private static NumberSource OfEvaluation(ExperimentView view, string metric, EvaluationCompleted evaluation) => new(
        Definition.Of(metric), InputsOf(view, evaluation), ("Evaluation report", evaluation.Report), EventOf(view, body => body is EvaluationCompleted e && e.Report == evaluation.Report), CommandOf(view, metric));

    private static NumberSource OfAssessment(ExperimentView view, string metric, FairnessAssessed assessment) => new(
        Definition.Of(metric), view.Shown is { } evaluation ? InputsOf(view, evaluation) : [], ("Fairness report", assessment.Report), EventOf(view, body => body is FairnessAssessed e && e.Report == assessment.Report),
        CommandOf(view, metric));

    private static IReadOnlyList<(string Name, Digest Digest)> InputsOf(ExperimentView view, EvaluationCompleted evaluation) =>
    [
        ("Predictions", evaluation.Predictions),
        .. view.Summary.Model is { } model ? new[] { ("ONNX model", model.Onnx) } : [],
        ($"Training data {view.Summary.DatasetId}@{view.Summary.DatasetVersion}", view.Summary.Manifest),
        ($"Annotations {view.Summary.AnnotationVersion}", view.Summary.Annotations),
    ];

    private static RecordedEvent EventOf(ExperimentView view, Func<IEvent, bool> holdsIt) => view.Events.Last(recorded => holdsIt(recorded.Body));

    private static bool IsDisparity(string metric) => metric.StartsWith(Disparities, StringComparison.Ordinal);

    private static string CommandOf(ExperimentView view, string metric) => OfGroups.Contains(metric) || metric == AtValidationThreshold
        ? $"semcov evaluate --experiment {view.Summary.Id} --dataset {view.Shown?.DatasetId ?? view.Summary.DatasetId} --wait"
        : $"semcov replay --definition {metric} --experiment {view.Summary.Id}";
}
