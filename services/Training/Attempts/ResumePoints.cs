using SemCovNet.Artifacts;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Attempts;

/// <summary>Finds what an attempt can go on from.</summary>
internal sealed class ResumePoints(IArtifactStore artifacts, ILogger<ResumePoints> log)
{
    /// <returns>The newest checkpoint that can be read, with its bytes; nulls where there is none.</returns>
    /// <exception cref="IOException">The store is away, which says nothing about the checkpoints.</exception>
    public async Task<(SavedCheckpoint? From, byte[]? Content)> FindAsync(TrainingRun.Open run, CancellationToken cancellation)
    {
        foreach (var saved in new[] { run.Newest, run.Previous }.OfType<SavedCheckpoint>())
        {
            try
            {
                return (saved, await artifacts.GetAsync(saved.Content, cancellation));
            }
            catch (Exception damaged) when (damaged is ArtifactCorruptException or ArtifactMissingException)
            {
                log.LogError(damaged, "The checkpoint of {Experiment} after epoch {Epoch} cannot be read: going on from before it", run.Request.ExperimentId, saved.Epoch);
            }
        }
        return (null, null);
    }
}
