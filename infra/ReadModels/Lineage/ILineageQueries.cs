namespace SemCovNet.ReadModels.Lineage;

public enum LineageKind
{
    Images,
    DatasetVersion,
    AnnotationBatch,
    AnnotationSet,
    Experiment,
    Model,
    Evaluation,
    Gate,
    Promotion,
    Retraining,
}

/// <param name="Id">Unique among nodes, made of the kind and the ids it stands for.</param>
/// <param name="Detail">One line more: a digest, a policy, a reason.</param>
/// <param name="Event">The event it came from, as stream@version.</param>
/// <param name="Position">Of that event among all events.</param>
/// <param name="Counts">What it is made of, by what is counted; null where nothing is.</param>
public sealed record LineageNode(
    string Id, LineageKind Kind, string Label, string? Detail, DateTimeOffset At, string Event, long Position, IReadOnlyList<LineageCount>? Counts = null);

public sealed record LineageCount(string What, long Number);

public sealed record LineageEdge(string From, string To);

/// <param name="Nodes">The newest first.</param>
/// <param name="Total">How many nodes there are of what was asked for; more than <paramref name="Nodes"/> where the older ones were left out.</param>
public sealed record LineageGraph(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges, int Total);

public interface ILineageQueries
{
    /// <summary>Everything that leads to or follows from one dataset or experiment; the whole when both are null.</summary>
    /// <param name="mostNodes">
    /// Of more, the newest are shown, each with all that led to it. Data do not count: they are few beside what is made of them, and without them nothing shows
    /// what it came from.
    /// </param>
    /// <param name="at">The position of the last event that counts; null for the graph as it is now.</param>
    Task<LineageGraph> GraphAsync(
        string? datasetId, string? experimentId, int mostNodes = 5000, long? at = null, CancellationToken cancellation = default);

    /// <summary>The position of the last event in the graph that is not after a time; 0 where there is none.</summary>
    Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellation = default);
}
