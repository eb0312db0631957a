using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Budgets;

/// <param name="Limits">Null before the budget was defined.</param>
public sealed record Budget(IReadOnlyList<Limit>? Limits)
{
    public static Budget Undefined { get; } = new(Limits: null);
}

/// <param name="DatasetId">Null for the budget of every dataset without one of its own.</param>
public sealed record SetBudget(string PolicyId, string? DatasetId, IReadOnlyList<Limit> Limits, string Reason);

/// <summary>What may be written into <c>policy-{id}</c>.</summary>
public static class BudgetDecider
{
    public static Decider<Budget, SetBudget> Instance { get; } = new(Budget.Undefined, Decide, Evolve);

    public static IReadOnlyList<IEvent> Decide(Budget budget, SetBudget command) =>
        budget.Limits switch
        {
            null => [new BudgetDefined(command.PolicyId, command.DatasetId, command.Limits)],
            var limits when limits.SequenceEqual(command.Limits) => [],
            _ => [new BudgetChanged(command.PolicyId, command.Limits, command.Reason)],
        };

    public static Budget Evolve(Budget budget, IEvent happened) =>
        happened switch
        {
            BudgetDefined e => new Budget(e.Limits),
            BudgetChanged e => new Budget(e.Limits),
            _ => budget,
        };
}
