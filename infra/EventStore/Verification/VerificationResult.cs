namespace SemCovNet.EventStore.Verification;

/// <summary>What a walk over all events found.</summary>
/// <param name="Events">That were checked, the faulty one included.</param>
/// <param name="FirstFault">The first event, in global order, that does not fit; null when all do.</param>
public sealed record VerificationResult(long Events, long Streams, double Seconds, EventFault? FirstFault)
{
    public bool Sound => FirstFault is null;
}

/// <param name="Difference">What differs from what should be there.</param>
public sealed record EventFault(string Stream, long Version, GlobalPosition Position, string Type, string Difference)
{
    public override string ToString() => $"{Stream}@{Version} (position {Position}, {Type}): {Difference}";
}
