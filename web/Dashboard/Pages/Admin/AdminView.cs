using SemCovNet.EventStore.Metering;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>How this installation stands, as one process of it sees it.</summary>
/// <param name="Relay">Null where this process does not relay, and cannot tell.</param>
/// <param name="Keys">Public keys whose checkpoints are believed, by their SHA-256.</param>
public sealed record AdminView(
    IReadOnlyList<(string What, string Version)> Versions, IReadOnlyList<Backend> Backends, IReadOnlyList<Check> Checks, IReadOnlyList<Projected> Projections,
    RelayState? Relay, IReadOnlyList<StoredKind> Storage, IReadOnlyList<SigningKey> Keys, NewestCheckpoint? Checkpoint, IReadOnlyList<Setting> Settings, long Head);

/// <param name="Where">Without passwords.</param>
public sealed record Backend(string What, string Kind, string Where);

/// <param name="Fault">Null where it is well.</param>
public sealed record Check(string What, string? Fault);

public sealed record Projected(ProjectionStatus Status, Lag Lag);

public sealed record RelayState(long Position, Lag Lag);

/// <param name="Files">Null for what lies on a server, whose size this process does not know.</param>
public sealed record StoredKind(string What, string Where, long? Bytes, long? Files);

/// <param name="File">Null where it cannot be read.</param>
public sealed record SigningKey(string Id, string File);

public sealed record NewestCheckpoint(long Number, long Events, DateTimeOffset At, string KeyId);

public sealed record Setting(string Key, string Value, bool IsHidden);
