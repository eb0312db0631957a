using System.Text.Json.Serialization;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>policy-{id}</c>; written by fairness.</summary>
public interface IPolicyEvent : IEvent
{
    string PolicyId { get; }
}

/// <param name="DatasetId">The dataset it covers; null for every dataset without a policy of its own.</param>
[WireName("fairness.budget-defined.v1")]
public sealed record BudgetDefined(string PolicyId, string? DatasetId, IReadOnlyList<Limit> Limits) : IPolicyEvent;

[WireName("fairness.budget-changed.v1")]
public sealed record BudgetChanged(string PolicyId, IReadOnlyList<Limit> Limits, string Reason) : IPolicyEvent;

/// <param name="DatasetId">The dataset it covers; null for every dataset without a rule of its own.</param>
/// <param name="TailChange">A change of tail coverage of at least this much, 0 to 1, asks for a retraining; null for none.</param>
/// <param name="CoolDownSeconds">For so long after a retraining no other of the same recipe follows.</param>
/// <param name="OnAlert">Whether an alert on a model in use asks for one; null where not, as in older events.</param>
[WireName("fairness.retraining-rule-set.v1")]
public sealed record RetrainingRuleSet(
    string PolicyId, string? DatasetId, double? TailChange, int CoolDownSeconds, string Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? OnAlert = null) : IPolicyEvent;

/// <summary>What happens in <c>monitor-{datasetId}</c>; written by fairness.</summary>
public interface IMonitorEvent : IEvent
{
    string DatasetId { get; }
}

/// <param name="Report">A <see cref="CoverageReport"/>.</param>
/// <param name="TailCoverage">The 25 % quantile of C over classes and descriptors.</param>
/// <param name="Debt">By how many tenfolds descriptors are thinner in classes than everywhere, debt.thin@1. Null in older events.</param>
/// <param name="ExpectedError">
/// What that is expected to cost in mean error over groups, 0 to 1, by the slope of the dataset's newest model; null where there is none.
/// </param>
[WireName("fairness.coverage-measured.v1")]
public sealed record CoverageMeasured(
    string DatasetId, int DatasetVersion, int AnnotationVersion, Digest Report, double? MeanCoverage, double? TailCoverage, int Cells,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Debt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? ExpectedError = null) : IMonitorEvent;

[WireName("fairness.coverage-drift-detected.v1")]
public sealed record CoverageDriftDetected(string DatasetId, int FromAnnotationVersion, int ToAnnotationVersion, string Finding) : IMonitorEvent;

[WireName("fairness.cdi-budget-breached.v1")]
public sealed record CdiBudgetBreached(string DatasetId, string ExperimentId, string PolicyId, string Finding) : IMonitorEvent;

/// <param name="PlanId">Of the plan's content.</param>
/// <param name="ExperimentId">The model whose slope it is made by.</param>
/// <param name="Plan">A <see cref="CoveragePlan"/>.</param>
/// <param name="Cases">Given out by it; 0 where none is expected to help.</param>
/// <param name="MeanFall">Expected fall of the mean error over groups; null where undefined.</param>
[WireName("fairness.coverage-planned.v1")]
public sealed record CoveragePlanned(
    string DatasetId, string PlanId, string ExperimentId, int DatasetVersion, int AnnotationVersion, Digest Plan, int Cases, double? MeanFall) : IMonitorEvent;

/// <param name="RequestId">The message or finding that asked for it: the same one never starts a second run.</param>
/// <param name="ExperimentId">The experiment that follows.</param>
/// <param name="At">When it was decided: the cool-down counts from here. Null in older events.</param>
[WireName("fairness.retraining-requested.v1")]
public sealed record RetrainingRequested(
    string DatasetId, string RequestId, string ExperimentId, int? DatasetVersion, string Recipe, string Reason, string RequestedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At = null) : IMonitorEvent;

[WireName("fairness.retraining-suppressed.v1")]
public sealed record RetrainingSuppressed(string DatasetId, string RequestId, string Recipe, string Reason, string SuppressedBy) : IMonitorEvent;
