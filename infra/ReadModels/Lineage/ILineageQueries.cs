namespace SemCovNet.ReadModels.Lineage;

public enum LineageKind
{
    DatasetVersion,
    AnnotationSet,
    Experiment,
    Model,
    Evaluation,
    Gate,
    Promotion,
    Retraining,
}

/// <param name="Id">Unique among nodes, made of the kind and the ids it stands for.</param>
/// <param name="Detail">One line more: a digest, a verdict, a reason.</param>
/// <param name="Event">The event it came from, as stream@version.</param>
/// <param name="Position">Of that event among all events.</param>
public sealed record LineageNode(string Id, LineageKind Kind, string Label, string? Detail, DateTimeOffset At, string Event, long Position);

public sealed record LineageEdge(string From, string To);

public sealed record LineageGraph(IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges);

public interface ILineageQueries
{
    /// <summary>Everything that leads to or follows from one dataset or experiment; the newest part of the whole when both are null.</summary>
    /// <param name="at">The position of the last event that counts; null for the graph as it is now.</param>
    Task<LineageGraph> GraphAsync(
        string? datasetId, string? experimentId, int mostNodes = 5000, long? at = null, CancellationToken cancellation = default);

    /// <summary>The position of the last event in the graph that is not after a time; 0 where there is none.</summary>
    Task<long> PositionAtAsync(DateTimeOffset time, CancellationToken cancellation = default);
}
