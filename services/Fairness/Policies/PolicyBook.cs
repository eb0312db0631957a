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

    /// <param name="datasetId">Null for the default budget.</param>
    /// <exception cref="ArgumentException">A limit has neither a maximum nor a minimum or is on nothing that is measured, or there is no limit at all.</exception>
    public async Task SetBudgetAsync(string? datasetId, IReadOnlyList<Limit> limits, string reason, CommandContext context, CancellationToken cancellation = default)
    {
        if (limits.Count == 0)
            throw new ArgumentException("A budget needs at least one limit, for instance cdi.within@1 with a maximum of 0.5.", nameof(limits));
        if (limits.FirstOrDefault(limit => limit is { Maximum: null, Minimum: null }) is { } empty)
            throw new ArgumentException($"The limit on {empty.Metric} has neither a maximum nor a minimum: set one.", nameof(limits));
        if (limits.FirstOrDefault(limit => !Measured.Ids.Contains(limit.Metric)) is { } unknown)
            throw new ArgumentException($"No evaluation measures {unknown.Metric}; there are {string.Join(", ", Measured.Ids)}.", nameof(limits));
        await HandleAsync(new PolicyCommand.SetBudget(datasetId ?? DefaultPolicy, datasetId, limits, reason), context, cancellation);
    }

    /// <param name="datasetId">Null for the default rule.</param>
    /// <exception cref="ArgumentException">The change is not within 0 and 1, or the cool-down is negative.</exception>
    public async Task SetRuleAsync(string? datasetId, RetrainingRule rule, string reason, CommandContext context, CancellationToken cancellation = default)
    {
        if (rule.TailChange is <= 0 or > 1)
            throw new ArgumentException($"A change of tail coverage of {rule.TailChange} is not one that can be waited for: give more than 0 and at most 1.", nameof(rule));
        if (rule.CoolDown < TimeSpan.Zero)
            throw new ArgumentException("A cool-down is 0 or longer.", nameof(rule));
        await HandleAsync(new PolicyCommand.SetRule(datasetId ?? DefaultPolicy, datasetId, rule, reason), context, cancellation);
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

    private Task HandleAsync(PolicyCommand command, CommandContext context, CancellationToken cancellation) =>
        handler.HandleAsync(PolicyDecider.Instance, Streams.Policy(command.PolicyId), command, context, cancellation);
}
