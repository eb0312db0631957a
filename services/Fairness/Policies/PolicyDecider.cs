using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Policies;

/// <summary>What holds for one dataset, or for every dataset without a policy of its own.</summary>
/// <param name="Limits">Null before the budget was defined.</param>
/// <param name="Rule">Null before one was set.</param>
/// <param name="Changes">How many were recorded.</param>
public sealed record Policy(IReadOnlyList<Limit>? Limits, RetrainingRule? Rule, int Changes)
{
    public static Policy Undefined { get; } = new(null, null, 0);
}

/// <param name="TailChange">A change of tail coverage of at least this much asks for a retraining; null for none.</param>
/// <param name="CoolDown">For so long after a retraining no other of the same recipe follows.</param>
/// <param name="OnAlert">Whether an alert on a model in use asks for a retraining.</param>
public sealed record RetrainingRule(double? TailChange, TimeSpan CoolDown, bool OnAlert = false)
{
    /// <summary>Whether tail coverage, which lies within 0 and 1, can move by so much; a change of 0 would always have happened.</summary>
    public static bool IsTailChange(double change) => change is > 0 and <= 1;
}

public abstract record PolicyCommand(string PolicyId, string? DatasetId, string Reason)
{
    /// <param name="DatasetId">Null for the budget of every dataset without one of its own.</param>
    public sealed record SetBudget(string PolicyId, string? DatasetId, IReadOnlyList<Limit> Limits, string Reason) : PolicyCommand(PolicyId, DatasetId, Reason);

    public sealed record SetRule(string PolicyId, string? DatasetId, RetrainingRule Rule, string Reason) : PolicyCommand(PolicyId, DatasetId, Reason);

    /// <summary>Several changes, recorded all or none.</summary>
    /// <param name="BasedOn">How many changes the policy had that was changed; null where they hold whatever it says by now.</param>
    public sealed record Together(string PolicyId, string? DatasetId, IReadOnlyList<PolicyCommand> Changes, int? BasedOn, string Reason) : PolicyCommand(PolicyId, DatasetId, Reason);
}

/// <summary>What may be written into <c>policy-{id}</c>.</summary>
public static class PolicyDecider
{
    public static Decider<Policy, PolicyCommand> Instance { get; } = new(Policy.Undefined, Decide, Evolve);

    /// <exception cref="PolicyChangedException">The policy is no longer the one that was changed.</exception>
    public static IReadOnlyList<IEvent> Decide(Policy policy, PolicyCommand command) =>
        command switch
        {
            PolicyCommand.SetBudget c when policy.Limits is null => [new BudgetDefined(c.PolicyId, c.DatasetId, c.Limits)],
            PolicyCommand.SetBudget c when policy.Limits.SequenceEqual(c.Limits) => [],
            PolicyCommand.SetBudget c => [new BudgetChanged(c.PolicyId, c.Limits, c.Reason)],
            PolicyCommand.SetRule c when policy.Rule == c.Rule => [],
            PolicyCommand.SetRule c => [new RetrainingRuleSet(c.PolicyId, c.DatasetId, c.Rule.TailChange, (int)c.Rule.CoolDown.TotalSeconds, c.Reason, c.Rule.OnAlert ? true : null)],

            PolicyCommand.Together { BasedOn: { } seen } c when seen != policy.Changes => throw new PolicyChangedException(c.PolicyId),

            // Each is of a part of its own, so none finds another's change.
            PolicyCommand.Together c => [.. c.Changes.SelectMany(change => Decide(policy, change))],

            _ => [],
        };

    public static Policy Evolve(Policy policy, IEvent happened) => Told(policy, happened) with { Changes = policy.Changes + 1 };

    private static Policy Told(Policy policy, IEvent happened) =>
        happened switch
        {
            BudgetDefined e => policy with { Limits = e.Limits },
            BudgetChanged e => policy with { Limits = e.Limits },
            RetrainingRuleSet e => policy with { Rule = new(e.TailChange, TimeSpan.FromSeconds(e.CoolDownSeconds), e.OnAlert ?? false) },
            _ => policy,
        };
}

public sealed class PolicyChangedException(string policyId)
    : Exception($"Policy {policyId} was changed by somebody else at the same moment, and nothing of yours was saved: look at what it says now, and save again.");
