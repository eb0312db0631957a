namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>dataset-{id}</c>; written by ingestion.</summary>
public interface IDatasetEvent : IEvent
{
    string DatasetId { get; }
}

[WireName("ingestion.dataset-registered.v1")]
public sealed record DatasetRegistered(string DatasetId, string Name, string Format, string Task, string? View) : IDatasetEvent;

/// <param name="Bytes">Of all distinct image files together.</param>
/// <param name="Audit">The import's audit report: what was counted, what was found.</param>
[WireName("ingestion.images-ingested.v1")]
public sealed record ImagesIngested(string DatasetId, int Images, int Cases, long Bytes, Digest Audit) : IDatasetEvent;

/// <param name="Problems">The first twenty, each with file, row and column.</param>
[WireName("ingestion.ingestion-rejected.v1")]
public sealed record IngestionRejected(string DatasetId, int ProblemCount, IReadOnlyList<string> Problems) : IDatasetEvent;

/// <param name="Manifest">A <see cref="Datasets.DatasetManifest"/>.</param>
/// <param name="ImagesBySplit">Images in <c>train</c>, <c>validation</c> and <c>test</c>.</param>
[WireName("ingestion.dataset-version-published.v1")]
public sealed record DatasetVersionPublished(
    string DatasetId, int Version, Digest Manifest, int Images, int Cases, IReadOnlyList<string> Classes,
    IReadOnlyDictionary<string, int> ImagesBySplit) : IDatasetEvent;
