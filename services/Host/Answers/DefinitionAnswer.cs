using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Replaying;

namespace SemCovNet.Cli.Answers;

/// <summary>The answer of <c>semcov assess --definition</c>.</summary>
internal sealed record DefinitionAnswer(string Experiment, string Definition, IReadOnlyList<DefinedAgain> Evaluations)
{
    public static DefinitionAnswer Of(string experiment, ReplayDefinition definition, IReadOnlyList<ReplayedVerdict> replayed) =>
        new(experiment, definition.Id, [.. replayed.Select(DefinedAgain.Of)]);
}

/// <param name="Level">Of the groups; null of a metric of all rows.</param>
/// <param name="Result">As limits see it: of a disparity the size.</param>
/// <param name="Cdi">Of a disparity, with its sign, p and classes; null of a metric.</param>
/// <param name="Groups">Every group behind it, also those that do not count.</param>
/// <param name="Now">The verdict with this definition in the place of limits of its kind.</param>
internal sealed record DefinedAgain(
    string Evaluation, string Dataset, int Version, string? Level, MetricResult Result, CdiAnswer? Cdi, IReadOnlyList<GroupAnswer> Groups, Verdict Then, Verdict Now)
{
    public static DefinedAgain Of(ReplayedVerdict verdict) => new(
        verdict.EvaluationId, verdict.DatasetId, verdict.DatasetVersion, verdict.Scored.Disparity?.Level, verdict.Result,
        verdict.Scored.Disparity is { } disparity ? CdiAnswer.Of(disparity) : null, [.. verdict.Scored.Groups.Select(GroupAnswer.Of)], verdict.Then, verdict.Now);
}
