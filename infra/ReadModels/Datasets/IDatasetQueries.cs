using SemCovNet.Contracts.Events;

namespace SemCovNet.ReadModels.Datasets;

/// <param name="Coverage">The newest measurement; null before the first.</param>
public sealed record DatasetSummary(
    string Id, string Name, string Format, string Task, string? View, DateTimeOffset RegisteredAt, DateTimeOffset UpdatedAt,
    DatasetVersionPublished Version, AnnotationSetPublished? Annotations, CoverageMeasured? Coverage, int Experiments);

public interface IDatasetQueries
{
    Task<IReadOnlyList<DatasetSummary>> ListAsync(CancellationToken cancellation = default);

    Task<DatasetSummary?> FindAsync(string id, CancellationToken cancellation = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DatasetVersionPublished>> VersionsAsync(string id, CancellationToken cancellation = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AnnotationSetPublished>> AnnotationSetsAsync(string id, CancellationToken cancellation = default);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AnnotationUpload>> UploadsAsync(string id, CancellationToken cancellation = default);
}

/// <summary>One batch of annotations that was uploaded, accepted or not.</summary>
/// <param name="Errors">The first twenty when it was rejected; empty otherwise.</param>
public sealed record AnnotationUpload(
    string DatasetId, string BatchId, string Source, DateTimeOffset At, string Actor, bool Accepted, int Rows, int ChangedValues, int ErrorCount,
    IReadOnlyList<string> Errors);
