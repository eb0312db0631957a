using SemCovNet.Contracts;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.ReadModels.Experiments;

public enum ExperimentStatus
{
    Waiting,
    Training,
    Evaluating,
    Assessing,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>An experiment as it stands now: one row of the list, and the head of its page.</summary>
/// <param name="RecipeJson">The whole recipe.</param>
/// <param name="Attempt">0 before the first.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
/// <param name="Events">Events in its stream.</param>
public sealed record ExperimentSummary(
    string Id, string DatasetId, int DatasetVersion, Digest Manifest, int AnnotationVersion, Digest Annotations, string Recipe, string RecipeJson,
    string Reason, string RequestedBy, ExperimentStatus Status, string? Error, int Attempt, int Epoch, int Epochs,
    DateTimeOffset RequestedAt, DateTimeOffset UpdatedAt, DateTimeOffset? EndedAt, long Events,
    TrainedModel? Model, EvaluationSummary? Evaluation, DisparitySummary? Disparity, Verdict Gate, ReviewOutcome Review)
{
    /// <summary>From the request to the last change, or to the end once it has ended.</summary>
    public TimeSpan Duration => (EndedAt ?? UpdatedAt) - RequestedAt;
}

public enum ReviewOutcome
{
    Open,
    Promoted,
    Rejected,
}

public sealed record TrainedModel(Digest Weights, Digest Onnx, Digest Series, int BestEpoch, double? Temperature, string Device, int Threads, double Seconds);

/// <summary>The newest evaluation on the test split of the experiment's own dataset.</summary>
/// <param name="Metrics">All of its headline values by metric id; null where undefined.</param>
public sealed record EvaluationSummary(
    string EvaluationId, int N, bool PriorsGiven, Digest Predictions, Digest Report, double? Auc, double? Pra, double? S95, double? Bacc, double? Mf1,
    double? Ece, double? Brier, IReadOnlyDictionary<string, double?> Metrics);

/// <summary>The headline disparity of that evaluation.</summary>
/// <param name="Slope">Error per tenfold coverage (cdi.slope@1).</param>
public sealed record DisparitySummary(
    string Definition, string Level, Digest Report, double? Signed, double? Value, double? Low, double? High, double? Slope, int Groups, string? Undefined);
