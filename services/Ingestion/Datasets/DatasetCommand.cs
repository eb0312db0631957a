using SemCovNet.Contracts.Events;

namespace SemCovNet.Ingestion.Datasets;

public abstract record DatasetCommand;

/// <summary>Publishes a version whose images and manifest are already stored.</summary>
public sealed record PublishVersion(DatasetRegistered Registration, ImagesIngested Images, DatasetVersionPublished Version) : DatasetCommand;

public sealed record RejectIngestion(IngestionRejected Rejection) : DatasetCommand;

/// <summary>The import contradicts what the dataset already is; the message says how to go on.</summary>
public sealed class DatasetConflictException(string message) : Exception(message);
