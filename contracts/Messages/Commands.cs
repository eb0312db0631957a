namespace SemCovNet.Contracts.Messages;

/// <summary>Which of several waiting experiments goes first.</summary>
public enum ExperimentPriority
{
    Low,
    Normal,
    High,
}

/// <summary>Asks for one thing to be done, once. A repeated command changes nothing.</summary>
/// <param name="Recipe">A built-in recipe's name, or a whole recipe as JSON.</param>
/// <param name="Settings">Changes to single keys of it, each <c>key=value</c>.</param>
/// <param name="DatasetVersion">Null for the newest.</param>
/// <param name="Priority">Null for normal.</param>
/// <param name="Pool">Trainers that serve it, for instance gpu; null for any.</param>
public sealed record RequestExperiment(
    string ExperimentId, string DatasetId, int? DatasetVersion, string Recipe, IReadOnlyList<string> Settings,
    string Reason, string RequestedBy, ExperimentPriority? Priority = null, string? Pool = null);

public sealed record TrainExperiment(string ExperimentId);

/// <param name="DatasetId">Null for the test split of the dataset it was trained on.</param>
public sealed record EvaluateExperiment(string ExperimentId, string? DatasetId, int? DatasetVersion);

public sealed record AssessExperiment(string ExperimentId, string EvaluationId);

public sealed record CancelExperiment(string ExperimentId, string Reason, string RequestedBy);

/// <summary>Anyone may publish this, in MassTransit's envelope or as raw JSON; a training run follows.</summary>
/// <param name="DatasetVersion">Null for the newest.</param>
/// <param name="Recipe">Null for the recipe of the dataset's newest experiment.</param>
public sealed record RetrainRequested(string DatasetId, int? DatasetVersion, string? Recipe, string Reason, string RequestedBy);
