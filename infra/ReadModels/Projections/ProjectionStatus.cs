using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Projections;

/// <summary>How far a projection has come.</summary>
/// <param name="Position">Of the last event it has applied.</param>
/// <param name="Behind">Positions between that event and the newest: 0 when its tables are up to date.</param>
/// <param name="UpdatedAt">When it last moved.</param>
/// <param name="Fault">Why it stands still; null while it does not.</param>
public sealed record ProjectionStatus(string Name, int Version, GlobalPosition Position, long Behind, DateTimeOffset UpdatedAt, string? Fault);
