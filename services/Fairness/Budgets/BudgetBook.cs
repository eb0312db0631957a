using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Budgets;

/// <summary>Which limits hold for which dataset.</summary>
public sealed class BudgetBook(CommandHandler handler)
{
    /// <summary>The policy of every dataset that has none of its own.</summary>
    public const string DefaultPolicy = "default";

    /// <param name="datasetId">Null for the default budget.</param>
    /// <exception cref="ArgumentException">A limit has neither a maximum nor a minimum, or there is no limit at all.</exception>
    public async Task SetAsync(string? datasetId, IReadOnlyList<Limit> limits, string reason, CommandContext context, CancellationToken cancellation = default)
    {
        if (limits.Count == 0)
            throw new ArgumentException("A budget needs at least one limit, for instance cdi.within@1 with a maximum of 0.5.", nameof(limits));
        if (limits.FirstOrDefault(limit => limit is { Maximum: null, Minimum: null }) is { } empty)
            throw new ArgumentException($"The limit on {empty.Metric} has neither a maximum nor a minimum: set one.", nameof(limits));
        var policyId = datasetId ?? DefaultPolicy;
        await handler.HandleAsync(
            BudgetDecider.Instance, Streams.Policy(policyId), new SetBudget(policyId, datasetId, limits, reason), context, cancellation);
    }

    /// <summary>The dataset's own budget, else the default one; null where there is neither.</summary>
    public async Task<(string PolicyId, IReadOnlyList<Limit> Limits)?> ForAsync(string datasetId, CancellationToken cancellation = default)
    {
        foreach (var policyId in new[] { datasetId, DefaultPolicy })
        {
            if ((await handler.LoadAsync(BudgetDecider.Instance, Streams.Policy(policyId), cancellation)).Limits is { } limits)
                return (policyId, limits);
        }
        return null;
    }
}
