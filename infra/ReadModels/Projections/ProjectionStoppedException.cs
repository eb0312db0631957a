using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Projections;

/// <summary>A projection cannot go on: skipping the event would make its tables lie, so it stands still until somebody acts.</summary>
public sealed class ProjectionStoppedException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal static ProjectionStoppedException At(IProjection projection, RecordedEvent recorded, Exception cause) => new(
        $"Projection \"{projection.Name}\" stopped before {recorded.Stream}@{recorded.Version} (position {recorded.Position}, {recorded.Type}): "
        + $"{cause.Message} It skips nothing and goes on from there at the next start.", cause);

    internal static ProjectionStoppedException Newer(IProjection projection, long found) => new(
        $"Projection \"{projection.Name}\" stopped: its tables are of version {found}, this program knows version {projection.Version}. Update this program, or let it fold all events anew: semcov rebuild.");

    internal static ProjectionStoppedException NotPrepared(IProjection projection) => new(
        $"Projection \"{projection.Name}\" stopped: it has no tables yet. Prepare it before it follows the events.");
}
