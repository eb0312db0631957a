using SemCovNet.EventStore.Metering;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <param name="Where">Without passwords.</param>
public sealed record Backend(string What, string Kind, string Where);

/// <param name="Fault">Null where it is well.</param>
public sealed record Check(string What, string? Fault);

public sealed record Setting(string Key, string Value, bool IsHidden);

/// <summary>How far those who follow the events are.</summary>
/// <param name="Relay">Null where this process does not relay, and cannot tell.</param>
/// <param name="Head">Position of the newest event.</param>
public sealed record Following(IReadOnlyList<Projected> Projections, RelayState? Relay, long Head);

public sealed record Projected(ProjectionStatus Status, Lag Lag);

public sealed record RelayState(long Position, Lag Lag);

/// <param name="Checkpoint">Null where none is signed yet.</param>
/// <param name="Keys">Public keys whose checkpoints are believed.</param>
public sealed record SignedHistory(NewestCheckpoint? Checkpoint, IReadOnlyList<SigningKey> Keys);

public sealed record NewestCheckpoint(long Number, long Events, DateTimeOffset At, string KeyId);

/// <param name="File">Where the public key lies.</param>
/// <param name="Id">SHA-256 of the key, 64 hexadecimal digits; null where the file cannot be read.</param>
/// <param name="Fault">Why it cannot be read; null where it can.</param>
public sealed record SigningKey(string File, string? Id, string? Fault);

/// <param name="Bytes">Null for what lies on a server, whose size this process does not know.</param>
/// <param name="Files">Null with the bytes.</param>
public sealed record StoredKind(string What, string Where, long? Bytes, long? Files);
