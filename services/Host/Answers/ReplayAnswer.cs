using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Cli.Answers;

/// <summary>The answer of <c>semcov replay</c>.</summary>
/// <param name="Changes">How many verdicts would change.</param>
internal sealed record ReplayAnswer(string Definition, int Evaluations, int Changes, IReadOnlyList<ReplayedAnswer> Results)
{
    public static ReplayAnswer Of(ReplayDefinition definition, IReadOnlyList<ReplayedVerdict> replayed) =>
        new(definition.Id, replayed.Count, replayed.Count(verdict => verdict.Changes), [.. replayed.Select(ReplayedAnswer.Of)]);
}

/// <param name="Limits">The limits whose place the definition takes: what they said then, and what they would say.</param>
internal sealed record ReplayedAnswer(
    string Experiment, string Evaluation, string Dataset, int Version, MetricResult Result, Verdict Then, Verdict Now, bool Changes,
    IReadOnlyList<ReplayedLimit> Limits)
{
    public static ReplayedAnswer Of(ReplayedVerdict verdict) => new(
        verdict.ExperimentId, verdict.EvaluationId, verdict.DatasetId, verdict.DatasetVersion, verdict.Result, verdict.Then, verdict.Now, verdict.Changes,
        [.. verdict.Replaced.Zip(verdict.Again, (then, now) => new ReplayedLimit(then, now))]);
}

internal sealed record ReplayedLimit(LimitVerdict Then, LimitVerdict Now);
