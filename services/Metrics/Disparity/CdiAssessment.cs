namespace SemCovNet.Metrics;

/// <summary>How error follows coverage on an evaluation, under several definitions.</summary>
/// <param name="Level">Level of the groups.</param>
/// <param name="Floor">n_eff from which a group counts.</param>
/// <param name="Groups">Every group, also those that do not count.</param>
/// <param name="Results">One for each definition asked for.</param>
public sealed record CdiAssessment(CoverageLevel Level, double Floor, IReadOnlyList<GroupError> Groups, IReadOnlyList<CdiResult> Results)
{
    /// <summary>The group that counts with the highest error; null when none counts.</summary>
    public GroupError? Worst => Groups.Where(g => g.Counts).MaxBy(g => g.Error.Number);

    /// <exception cref="KeyNotFoundException">The definition was not assessed.</exception>
    public CdiResult this[string definitionId] => Results.FirstOrDefault(r => r.Definition.Id == definitionId)
        ?? throw new KeyNotFoundException($"'{definitionId}' was not assessed; there are {string.Join(", ", Results.Select(r => r.Definition.Id))}.");

    public static CdiAssessment Of(Predictions evaluation, CoverageTable coverage, CdiOptions options)
    {
        var errors = new GroupErrors(evaluation, coverage, options);
        var totals = errors.Sums.Totals();
        var counted = errors.Counted(totals);
        CdiScore[] scores = [.. options.Definitions.Select(d => d.Compute(counted))];
        var pValues = new CdiPermutation(options).PValues(counted, scores);
        var bootstrap = new CdiBootstrap(evaluation.Rows, errors, options);
        return new(
            options.Level,
            options.Floor,
            [.. Enumerable.Range(0, errors.Count).Select(g => errors.Describe(totals, g, bootstrap.OfGroup(g)))],
            [.. scores.Select((score, d) => new CdiResult(
                options.Definitions[d],
                score.Signed,
                score.Signed.Number is null ? null : bootstrap.OfDefinition(d),
                pValues[d],
                counted.Sum(c => c.Count),
                [.. score.Classes.Select((c, y) => new ClassResult(
                    c.Class, c.Groups, c.Value, c.Value.Number is null ? null : bootstrap.OfClass(d, y)))]))]);
    }
}
