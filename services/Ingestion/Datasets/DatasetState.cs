using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Ingestion.Datasets;

/// <summary>What the stream <c>dataset-{id}</c> says so far.</summary>
public abstract record DatasetState;

public sealed record NotRegistered : DatasetState;

/// <param name="Version">The newest published version, 0 before the first.</param>
/// <param name="LastRejection">The last import if it failed; null after one that succeeded.</param>
public sealed record Registered(DatasetRegistered Registration, int Version, Digest? Manifest, IngestionRejected? LastRejection) : DatasetState;
