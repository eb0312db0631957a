using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Ingestion.Datasets;

/// <summary>How a dataset grows: registered with its first version, then one version for each new content.</summary>
public static class DatasetDecider
{
    public static Decider<DatasetState, DatasetCommand> Decider { get; } = new(new NotRegistered(), Decide, Evolve);

    /// <exception cref="DatasetConflictException">The name belongs to another kind of dataset, or another import published first.</exception>
    public static IReadOnlyList<IEvent> Decide(DatasetState state, DatasetCommand command) => (state, command) switch
    {
        (NotRegistered, PublishVersion { Version.Version: 1 } c) => [c.Registration, c.Images, c.Version],

        // A name that nobody holds yet keeps no trace of an import that failed.
        (NotRegistered, RejectIngestion) => [],

        (Registered s, PublishVersion c) when c.Registration != s.Registration => throw OtherKind(s.Registration, c.Registration),

        // The same content again changes nothing.
        (Registered s, PublishVersion c) when c.Version.Manifest == s.Manifest => [],
        (Registered s, PublishVersion c) when c.Version.Version == s.Version + 1 => [c.Images, c.Version],

        (Registered s, RejectIngestion c) when IsRepeated(s.LastRejection, c.Rejection) => [],
        (Registered, RejectIngestion c) => [c.Rejection],

        (_, PublishVersion c) => throw new DatasetConflictException(
            $"Version {c.Version.Version} of dataset \"{c.Version.DatasetId}\" is not the next one: another import published meanwhile. Import again."),
        _ => [],
    };

    public static DatasetState Evolve(DatasetState state, IEvent recorded) => (state, recorded) switch
    {
        (NotRegistered, DatasetRegistered e) => new Registered(e, 0, null, null),
        (Registered s, DatasetVersionPublished e) => s with { Version = e.Version, Manifest = e.Manifest, LastRejection = null },
        (Registered s, IngestionRejected e) => s with { LastRejection = e },
        _ => state,
    };

    private static bool IsRepeated(IngestionRejected? last, IngestionRejected now) =>
        last is not null && last.ProblemCount == now.ProblemCount && last.Problems.SequenceEqual(now.Problems);

    private static DatasetConflictException OtherKind(DatasetRegistered held, DatasetRegistered asked) => new(
        $"Dataset \"{held.DatasetId}\" holds {Describe(held)}, not {Describe(asked)}: import this under another name.");

    private static string Describe(DatasetRegistered registration) =>
        $"{registration.Format}, task {registration.Task}, view {registration.View ?? "mixed"}";
}
