using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Gates;

namespace SemCovNet.Fairness.Policies;

/// <summary>Which limits and which retraining rule hold for which dataset.</summary>
public sealed class PolicyBook(CommandHandler handler)
{
    /// <summary>The policy of every dataset that has none of its own.</summary>
    public const string DefaultPolicy = "default";

    /// <inheritdoc cref="SetAsync"/>
    public Task SetBudgetAsync(string? datasetId, IReadOnlyList<Limit> limits, string reason, CommandContext context, CancellationToken cancellation = default) =>
        SetAsync(datasetId, limits, rule: null, reason, context, basedOn: null, cancellation);

    /// <inheritdoc cref="SetAsync"/>
    public Task SetRuleAsync(string? datasetId, RetrainingRule rule, string reason, CommandContext context, CancellationToken cancellation = default) =>
        SetAsync(datasetId, limits: null, rule, reason, context, basedOn: null, cancellation);

    /// <summary>Sets the budget, the retraining rule, or both together: where either is refused nothing is recorded.</summary>
    /// <param name="datasetId">Null for the default policy.</param>
    /// <param name="limits">They take the place of all limits before; null leaves those as they are.</param>
    /// <param name="rule">It takes the place of the whole rule before; null leaves that as it is.</param>
    /// <param name="basedOn">How many changes the policy had that was changed; null where it is set whatever it says by now.</param>
    /// <exception cref="PolicyChangedException">It has others by now.</exception>
    /// <exception cref="ArgumentException">
    /// A limit has neither a maximum nor a minimum, or an endless one, or is on nothing that is measured of its rows, or there is no limit at all; the rule's change is
    /// not more than 0 and at most 1, or its cool-down is negative.
    /// </exception>
    public async Task SetAsync(
        string? datasetId, IReadOnlyList<Limit>? limits, RetrainingRule? rule, string reason, CommandContext context, int? basedOn = null,
        CancellationToken cancellation = default)
    {
        var policyId = datasetId ?? DefaultPolicy;
        List<PolicyCommand> changes = [];
        if (limits is not null)
            changes.Add(new PolicyCommand.SetBudget(policyId, datasetId, Checked(limits), reason));
        if (rule is not null)
            changes.Add(new PolicyCommand.SetRule(policyId, datasetId, Checked(rule), reason));
        await HandleAsync(new PolicyCommand.Together(policyId, datasetId, changes, basedOn, reason), context, cancellation);
    }

    /// <summary>The dataset's own budget, else the default one; null where there is neither.</summary>
    public async Task<(string PolicyId, IReadOnlyList<Limit> Limits)?> BudgetAsync(string datasetId, CancellationToken cancellation = default)
    {
        foreach (var policyId in new[] { datasetId, DefaultPolicy })
        {
            if ((await LoadAsync(policyId, cancellation)).Limits is { } limits)
                return (policyId, limits);
        }
        return null;
    }

    /// <summary>The dataset's own rule, else the default one; null where there is neither.</summary>
    public async Task<RetrainingRule?> RuleAsync(string datasetId, CancellationToken cancellation = default) =>
        (await LoadAsync(datasetId, cancellation)).Rule ?? (await LoadAsync(DefaultPolicy, cancellation)).Rule;

    /// <summary>What was set under this very name.</summary>
    public Task<Policy> LoadAsync(string policyId, CancellationToken cancellation = default) =>
        handler.LoadAsync(PolicyDecider.Instance, Streams.Policy(policyId), cancellation);

    private static IReadOnlyList<Limit> Checked(IReadOnlyList<Limit> limits)
    {
        if (limits.Count == 0)
            throw new ArgumentException("A budget needs at least one limit, for instance cdi.within@1 with a maximum of 0.5.", nameof(limits));
        if (limits.FirstOrDefault(limit => limit is { Maximum: null, Minimum: null }) is { } empty)
            throw new ArgumentException($"The limit on {empty.Figure} has neither a maximum nor a minimum: set one.", nameof(limits));
        if (limits.FirstOrDefault(limit => !double.IsFinite(limit.Maximum ?? 0) || !double.IsFinite(limit.Minimum ?? 0)) is { } endless)
            throw new ArgumentException($"The limit on {endless.Figure} is not a finite number.", nameof(limits));
        if (limits.FirstOrDefault(limit => !Measured.Ids.Contains(limit.Metric)) is { } unknown)
            throw new ArgumentException($"No evaluation measures {unknown.Metric}; there are {string.Join(", ", Measured.Ids)}.", nameof(limits));
        if (limits.FirstOrDefault(limit => limit.Scope == LimitScope.Tail && !Measured.TailIds.Contains(limit.Metric)) is { } elsewhere)
            throw new ArgumentException($"No evaluation measures {elsewhere.Metric} of the tail alone; there are {string.Join(", ", Measured.TailIds)}.", nameof(limits));
        return limits;
    }

    private static RetrainingRule Checked(RetrainingRule rule)
    {
        if (rule.TailChange is { } change && !RetrainingRule.IsTailChange(change))
            throw new ArgumentException($"A change of tail coverage of {change} is not one that can be waited for: give more than 0 and at most 1.", nameof(rule));
        if (rule.CoolDown < TimeSpan.Zero)
            throw new ArgumentException("A cool-down is 0 or longer.", nameof(rule));
        return rule;
    }

    private Task HandleAsync(PolicyCommand command, CommandContext context, CancellationToken cancellation) =>
        handler.HandleAsync(PolicyDecider.Instance, Streams.Policy(command.PolicyId), command, context, cancellation);
}
