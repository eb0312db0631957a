using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Policies;

/// <summary>What holds for a dataset, and who changed it when.</summary>
/// <param name="Limits">Empty where no budget is set.</param>
/// <param name="Rule">Null where no retraining rule is set.</param>
/// <param name="Changes">The newest first.</param>
public sealed record PolicyState(string PolicyId, IReadOnlyList<Limit> Limits, RetrainingRuleSet? Rule, IReadOnlyList<RecordedEvent> Changes)
{
    public bool IsSet => Limits.Count > 0 || Rule is not null;
}

/// <summary>Reads policies from their streams.</summary>
public sealed class PolicyHistory(IEventStore store)
{
    /// <summary>The policy of every dataset that has none of its own.</summary>
    public const string Default = "default";

    /// <param name="policyId">A dataset's id, or <see cref="Default"/>.</param>
    public async Task<PolicyState> LoadAsync(string policyId, CancellationToken cancellation = default)
    {
        var changes = await store.ReadStreamAsync(Streams.Policy(policyId), 0, cancellation).ToListAsync(cancellation);
        return new(
            policyId,
            changes.Select(change => change.Body).Select(LimitsOf).LastOrDefault(limits => limits is not null) ?? [],
            changes.Select(change => change.Body).OfType<RetrainingRuleSet>().LastOrDefault(),
            [.. changes.AsEnumerable().Reverse()]);
    }

    private static IReadOnlyList<Limit>? LimitsOf(IEvent happened) => happened switch
    {
        BudgetDefined e => e.Limits,
        BudgetChanged e => e.Limits,
        _ => null,
    };
}
