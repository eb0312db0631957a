using System.Collections.Immutable;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>What <c>monitor-{datasetId}</c> says so far.</summary>
/// <param name="Requests">Ids of the messages and findings that were answered, whatever the answer.</param>
/// <param name="HeldBack">Those that no retraining followed from at once, each with every reason that was given.</param>
/// <param name="Drifts">Annotation versions between which a drift was found.</param>
/// <param name="Retrainings">In their order.</param>
/// <param name="Breaches">Of the budget, by model and finding.</param>
/// <param name="Plans">What to annotate next, in their order.</param>
public sealed record MonitoredDataset(
    ImmutableHashSet<string> Requests, ImmutableHashSet<(string Request, string Reason)> HeldBack,
    ImmutableHashSet<(int Dataset, int Annotations)> Measured, ImmutableHashSet<(int From, int To)> Drifts,
    ImmutableList<RetrainingRequested> Retrainings, ImmutableHashSet<(string Experiment, string Finding)> Breaches, ImmutableList<CoveragePlanned> Plans)
{
    public static MonitoredDataset Empty { get; } = new([], [], [], [], [], [], []);

    /// <summary>The last retraining of a recipe, by its name.</summary>
    public RetrainingRequested? LastOf(string recipe) => Retrainings.LastOrDefault(earlier => (RecipeText.NameOf(earlier.Recipe) ?? earlier.Recipe) == recipe);
}

public abstract record MonitorCommand
{
    /// <param name="Recipe">The recipe's name: what counts as the same.</param>
    /// <param name="Busy">The experiments on this dataset that have not ended, by recipe name.</param>
    /// <param name="Ended">Ids of those that have, as far as they matter.</param>
    /// <param name="CoolDown">Null where no rule is set: none.</param>
    /// <param name="Stands">Whether it is asked again until a retraining follows, as a finding is; a message is answered for good.</param>
    public sealed record RequestRetraining(
        RetrainingRequested Request, string Recipe, ILookup<string, string> Busy, IReadOnlySet<string> Ended, DateTimeOffset Now, TimeSpan? CoolDown, bool Stands) : MonitorCommand;

    public sealed record RecordCoverage(CoverageMeasured Coverage) : MonitorCommand;

    public sealed record RecordDrift(CoverageDriftDetected Drift) : MonitorCommand;

    public sealed record RecordBreach(CdiBudgetBreached Breach) : MonitorCommand;

    public sealed record RecordPlan(CoveragePlanned Plan) : MonitorCommand;
}

/// <summary>What fairness may write into <c>monitor-{datasetId}</c>.</summary>
public static class MonitorDecider
{
    public static Decider<MonitoredDataset, MonitorCommand> Instance { get; } = new(MonitoredDataset.Empty, Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(MonitoredDataset dataset, MonitorCommand command) =>
        command switch
        {
            // The same message, delivered again, never starts a second run.
            MonitorCommand.RequestRetraining { Stands: false, Request: var r } when dataset.Requests.Contains(r.RequestId) => [],
            // What was held back is still wanted, until a retraining follows.
            MonitorCommand.RequestRetraining { Request: var r } when dataset.Retrainings.Exists(earlier => earlier.RequestId == r.RequestId) => [],
            MonitorCommand.RequestRetraining c => Answer(dataset, c),
            MonitorCommand.RecordCoverage { Coverage: var c } when dataset.Measured.Contains((c.DatasetVersion, c.AnnotationVersion)) => [],
            MonitorCommand.RecordCoverage { Coverage: var c } => [c],
            MonitorCommand.RecordDrift { Drift: var d } when dataset.Drifts.Contains((d.FromAnnotationVersion, d.ToAnnotationVersion)) => [],
            MonitorCommand.RecordDrift { Drift: var d } => [d],
            MonitorCommand.RecordBreach { Breach: var b } when dataset.Breaches.Contains((b.ExperimentId, b.Finding)) => [],
            MonitorCommand.RecordBreach { Breach: var b } => [b],
            MonitorCommand.RecordPlan { Plan: var p } when dataset.Plans.Exists(known => known.PlanId == p.PlanId) => [],
            MonitorCommand.RecordPlan { Plan: var p } => [p],
            _ => [],
        };

    public static MonitoredDataset Evolve(MonitoredDataset dataset, IEvent happened) =>
        happened switch
        {
            RetrainingRequested e => dataset with { Requests = dataset.Requests.Add(e.RequestId), Retrainings = dataset.Retrainings.Add(e) },
            RetrainingSuppressed e => dataset with { Requests = dataset.Requests.Add(e.RequestId), HeldBack = dataset.HeldBack.Add((e.RequestId, e.Reason)) },
            CoverageMeasured e => dataset with { Measured = dataset.Measured.Add((e.DatasetVersion, e.AnnotationVersion)) },
            CdiBudgetBreached e => dataset with { Breaches = dataset.Breaches.Add((e.ExperimentId, e.Finding)) },
            CoveragePlanned e => dataset with { Plans = dataset.Plans.Add(e) },
            CoverageDriftDetected e => dataset with { Drifts = dataset.Drifts.Add((e.FromAnnotationVersion, e.ToAnnotationVersion)) },
            _ => dataset,
        };

    /// <summary>At most one running for a dataset and recipe, and none within the cool-down after the last.</summary>
    private static IReadOnlyList<IEvent> Answer(MonitoredDataset dataset, MonitorCommand.RequestRetraining command)
    {
        var request = command.Request;
        var last = dataset.LastOf(command.Recipe);
        var running = last is not null && !command.Ended.Contains(last.ExperimentId) ? last.ExperimentId : command.Busy[command.Recipe].FirstOrDefault();
        if (running is not null)
            return HoldBack($"experiment {running} is training {command.Recipe} on it already", "rule:one-at-a-time");
        if (command.CoolDown is { } coolDown && last?.At is { } at && command.Now < at + coolDown)
            return HoldBack($"the last one was asked for at {at:u}, and for {coolDown:c} no other follows", "rule:cool-down");
        return [request with { At = command.Now }];

        // However often it is asked, a reason is on record once.
        IReadOnlyList<IEvent> HoldBack(string reason, string by) => dataset.HeldBack.Contains((request.RequestId, reason))
            ? [] : [new RetrainingSuppressed(request.DatasetId, request.RequestId, command.Recipe, reason, by)];
    }
}
