using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Studies;

/// <summary>Where a cell of a study stands.</summary>
/// <param name="ExperimentId">Also where it was not requested yet.</param>
/// <param name="Experiment">Null before it was requested.</param>
internal sealed record CellOutcome(StudyCell Cell, string ExperimentId, ExperimentSummary? Experiment)
{
    public bool IsCompleted => Experiment?.Status == ExperimentStatus.Completed;

    /// <summary>Why it will never complete; null while it may.</summary>
    public string? Failure => Experiment switch
    {
        { Status: ExperimentStatus.Failed, Error: var error } => $"failed: {error}",
        { Status: ExperimentStatus.Cancelled } => "was cancelled",
        _ => null,
    };

    public string Status => Experiment?.Status.ToString().ToLowerInvariant() ?? "not requested";
}
