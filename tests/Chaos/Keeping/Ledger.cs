namespace SemCovNet.Tests.Chaos.Keeping;

/// <summary>
/// What was asked of the process under test and what it answered, kept by the process that drives it: an id is noted as attempted before the
/// attempt begins and as acknowledged when the answer has come.
/// </summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly HashSet<Guid> attempted = [];
    private readonly HashSet<Guid> acknowledged = [];
    private readonly HashSet<Guid> failed = [];

    public void Attempt(params IEnumerable<Guid> ids) => Note(attempted, ids);

    public void Acknowledge(params IEnumerable<Guid> ids) => Note(acknowledged, ids);

    /// <summary>The attempt came to an end without success, and whoever made it knows: an error, or the death of the process.</summary>
    public void Fail(params IEnumerable<Guid> ids) => Note(failed, ids);

    /// <summary>The process died: every attempt without an answer ended with it.</summary>
    public void FailUnanswered()
    {
        lock (gate)
            failed.UnionWith(attempted.Except(acknowledged));
    }

    public IReadOnlyList<Guid> Unanswered()
    {
        lock (gate)
            return [.. attempted.Except(acknowledged).Except(failed)];
    }

    /// <param name="effects">The ids that stand in the truth (the store, the tables, what was heard), one for each time they do.</param>
    public Tally Against(IReadOnlyCollection<Guid> effects)
    {
        lock (gate)
        {
            var stored = effects.ToHashSet();
            return new(
                attempted.Count, acknowledged.Count,
                Lost: acknowledged.Except(stored).Count(),
                Duplicated: effects.Count - stored.Count,
                Unexpected: stored.Except(attempted).Count(),
                Recovered: stored.Except(acknowledged).Intersect(attempted).Count(),
                Stuck: attempted.Except(stored).Except(failed).Count());
        }
    }

    private void Note(HashSet<Guid> ids, IEnumerable<Guid> added)
    {
        lock (gate)
            ids.UnionWith(added);
    }
}
