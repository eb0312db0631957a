namespace SemCovNet.EventStore.Verification;

/// <summary>What a walk over all events found.</summary>
/// <param name="Events">That were checked, the faulty one included.</param>
/// <param name="FirstFault">The first event, in global order, that does not fit; null when all do.</param>
/// <param name="Checkpoints">What the signed checkpoints say; null where none were looked at.</param>
public sealed record VerificationResult(long Events, long Streams, double Seconds, EventFault? FirstFault, CheckpointsResult? Checkpoints)
{
    public bool Sound => FirstFault is null && Checkpoints?.FirstFault is null;
}

/// <param name="Difference">What differs from what should be there.</param>
public sealed record EventFault(string Stream, long Version, GlobalPosition Position, string Type, string Difference)
{
    public override string ToString() => $"{Stream}@{Version} (position {Position}, {Type}): {Difference}";
}

/// <param name="Count">Checkpoints that were found.</param>
/// <param name="Covered">Events that the newest sound one covers and that are what it was signed for.</param>
/// <param name="NewestAt">When that one was signed, UTC; null where there is none.</param>
/// <param name="KeyId">Who signed that one.</param>
/// <param name="FirstFault">The first checkpoint that is not sound, or that the events do not fit; null when all do.</param>
public sealed record CheckpointsResult(long Count, long Covered, DateTimeOffset? NewestAt, string? KeyId, CheckpointFault? FirstFault);

public sealed record CheckpointFault(long Number, string Difference)
{
    public override string ToString() => $"checkpoint {Number}: {Difference}";
}
