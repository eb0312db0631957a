using SemCovNet.Artifacts;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Attempts;

/// <summary>Finds what an attempt can go on from.</summary>
internal sealed class ResumePoints(IArtifactStore artifacts, ILogger<ResumePoints> log)
{
    /// <returns>
    /// The newest checkpoint that can be read, with its bytes; nulls where there is none. Where the store does not let itself be read, which says nothing
    /// about them, the newest that may be sound, without its bytes.
    /// </returns>
    public async Task<(SavedCheckpoint? From, byte[]? Content)> FindAsync(TrainingRun.Open run, CancellationToken cancellation)
    {
        var unread = (SavedCheckpoint?)null;
        foreach (var saved in new[] { run.Newest, run.Previous }.OfType<SavedCheckpoint>())
        {
            try
            {
                return (saved, await artifacts.GetAsync(saved.Content, cancellation));
            }
            catch (Exception damaged) when (damaged is ArtifactCorruptException or ArtifactMissingException)
            {
                log.LogError(damaged, "The checkpoint of {Experiment} after epoch {Epoch} is damaged: going on from before it", run.Request.ExperimentId, saved.Epoch);
            }
            catch (Exception away) when (away is IOException or UnauthorizedAccessException)
            {
                log.LogError(away, "The checkpoint of {Experiment} after epoch {Epoch} cannot be read now", run.Request.ExperimentId, saved.Epoch);
                unread ??= saved;
            }
        }
        return (unread, null);
    }
}
