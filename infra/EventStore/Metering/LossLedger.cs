using System.Diagnostics.Metrics;

namespace SemCovNet.EventStore.Metering;

/// <summary>
/// How many events came how far, by category of their stream: what was acknowledged to a writer should soon be stored, published and projected.
/// Each stage counts for itself, and stored is counted by whoever reads the store, not by whoever wrote. A restart counts again what it reads
/// again and a rebuild what it folds again, so less than was acknowledged is an alarm, and more is not.
/// </summary>
public static class LossLedger
{
    public const string MeterName = "SemCovNet.LossLedger";

    private const string Unit = "{event}";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> AcknowledgedCount =
        Meter.CreateCounter<long>("semcov.ledger.acknowledged", Unit, "Events whose append was acknowledged by this process.");

    private static readonly Counter<long> StoredCount =
        Meter.CreateCounter<long>("semcov.ledger.stored", Unit, "Events that this process's relay found in the store.");

    private static readonly Counter<long> PublishedCount =
        Meter.CreateCounter<long>("semcov.ledger.published", Unit, "Events that this process's relay gave to the bus.");

    private static readonly Counter<long> ProjectedCount =
        Meter.CreateCounter<long>("semcov.ledger.projected", Unit, "Events that this process folded into a projection's tables.");

    private static readonly Counter<long> ParkedCount =
        Meter.CreateCounter<long>("semcov.ledger.parked", "{message}", "Messages that this process could not consume and that are parked.");

    public static void Acknowledge(string stream, int events) => AcknowledgedCount.Add(events, Category(stream));

    public static void Store(RecordedEvent recorded) => StoredCount.Add(1, Category(recorded.Stream));

    public static void Publish(RecordedEvent recorded) => PublishedCount.Add(1, Category(recorded.Stream));

    public static void Project(string projection, IEnumerable<RecordedEvent> events)
    {
        foreach (var some in events.CountBy(recorded => StreamCategory.Of(recorded.Stream)))
            ProjectedCount.Add(some.Value, new KeyValuePair<string, object?>("category", some.Key), new("projection", projection));
    }

    /// <param name="stream">The message's own word for where its event stands; null for a message that tells of no event.</param>
    public static void Park(string? stream) => ParkedCount.Add(1, Category(stream ?? "none"));

    private static KeyValuePair<string, object?> Category(string stream) => new("category", StreamCategory.Of(stream));
}
