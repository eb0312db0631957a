using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Projections;

/// <summary>A projection cannot go on: going over what it met would make its tables lie, so it stands still until somebody acts.</summary>
public sealed class ProjectionStoppedException(string message, Exception? cause = null) : Exception(message, cause)
{
    internal static ProjectionStoppedException At(IProjection projection, RecordedEvent recorded, Exception cause) => new(
        $"Projection \"{projection.Name}\" stopped before {recorded.Stream}@{recorded.Version} (position {recorded.Position}, {recorded.Type}): "
        + $"{cause.Message} It skips nothing and goes on from there at the next start.", cause);

    internal static ProjectionStoppedException Newer(IProjection projection, long found) => new(
        $"Projection \"{projection.Name}\" stopped: its tables are of version {found}, this program knows version {projection.Version}. Update this program, or let it fold all events anew: semcov rebuild.");

    internal static ProjectionStoppedException OfAnotherHistory(long furthest, GlobalPosition head) => new(
        $"The read models tell of events up to position {furthest}, and the newest event is at {head}: they are of another history. Move their file away, or name an empty database "
        + "(SEMCOV__READMODELS__CONNECTION): they are made anew, and so is the relay's place beside them, which a rebuild keeps.");

    internal static ProjectionStoppedException NotPrepared(IProjection projection) => new(
        $"Projection \"{projection.Name}\" stopped: it has no tables yet. Prepare it before it follows the events.");
}
