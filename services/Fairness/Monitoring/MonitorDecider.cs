using System.Collections.Immutable;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>What <c>monitor-{datasetId}</c> says so far.</summary>
/// <param name="Requests">Ids of the messages and findings that were answered, whatever the answer.</param>
public sealed record MonitoredDataset(ImmutableHashSet<string> Requests, ImmutableHashSet<(int Dataset, int Annotations)> Measured)
{
    public static MonitoredDataset Empty { get; } = new([], []);
}

public abstract record MonitorCommand
{
    public sealed record RequestRetraining(RetrainingRequested Request) : MonitorCommand;

    public sealed record RecordCoverage(CoverageMeasured Coverage) : MonitorCommand;
}

/// <summary>What fairness may write into <c>monitor-{datasetId}</c>.</summary>
public static class MonitorDecider
{
    public static Decider<MonitoredDataset, MonitorCommand> Instance { get; } = new(MonitoredDataset.Empty, Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(MonitoredDataset dataset, MonitorCommand command) =>
        command switch
        {
            // The same message, delivered again, never starts a second run.
            MonitorCommand.RequestRetraining { Request: var r } when dataset.Requests.Contains(r.RequestId) => [],
            MonitorCommand.RequestRetraining { Request: var r } => [r],
            MonitorCommand.RecordCoverage { Coverage: var c } when dataset.Measured.Contains((c.DatasetVersion, c.AnnotationVersion)) => [],
            MonitorCommand.RecordCoverage { Coverage: var c } => [c],
            _ => [],
        };

    public static MonitoredDataset Evolve(MonitoredDataset dataset, IEvent happened) =>
        happened switch
        {
            RetrainingRequested e => dataset with { Requests = dataset.Requests.Add(e.RequestId) },
            RetrainingSuppressed e => dataset with { Requests = dataset.Requests.Add(e.RequestId) },
            CoverageMeasured e => dataset with { Measured = dataset.Measured.Add((e.DatasetVersion, e.AnnotationVersion)) },
            _ => dataset,
        };
}
