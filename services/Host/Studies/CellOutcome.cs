using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Studies;

/// <summary>Where a cell of a study stands.</summary>
/// <param name="Trials">What was requested for it, oldest first.</param>
internal sealed record CellOutcome(StudyCell Cell, IReadOnlyList<ExperimentSummary> Trials)
{
    /// <summary>The newest that completed, or else the newest; null before it was requested.</summary>
    public ExperimentSummary? Experiment { get; } = Trials.LastOrDefault(trial => trial.Status == ExperimentStatus.Completed) ?? Trials.LastOrDefault();

    /// <summary>Also where it was not requested yet.</summary>
    public string ExperimentId => Experiment?.Id ?? NextId;

    /// <summary>Of one more trial.</summary>
    public string NextId => Cell.ExperimentId(Trials.Count);

    public bool IsCompleted => Experiment?.Status == ExperimentStatus.Completed;

    /// <summary>Trained, and on its way to be evaluated and assessed.</summary>
    public bool IsUnderAssessment => Experiment?.Status is ExperimentStatus.Evaluating or ExperimentStatus.Assessing;

    /// <summary>The share of its epochs that is done; 0 where a trial is still to begin.</summary>
    public double Trained => Experiment switch
    {
        _ when Failure is not null => 0,
        _ when IsUnderAssessment => 1,
        { Epochs: > 0 } trial => (double)trial.Epoch / trial.Epochs,
        _ => 0,
    };

    /// <summary>Why it goes no further though it has not ended; null where it goes on.</summary>
    public string? Standstill { get; init; }

    /// <summary>Why it will not complete by itself; null while it may.</summary>
    public string? Failure => Experiment switch
    {
        { Status: ExperimentStatus.Failed, Error: var error } => $"failed: {error}",
        { Status: ExperimentStatus.Cancelled } => "was cancelled",
        _ => Standstill,
    };

    public string Status => Experiment?.Status.ToString().ToLowerInvariant() ?? "not requested";
}
