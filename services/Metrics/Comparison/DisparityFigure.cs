namespace SemCovNet.Metrics;

/// <summary>One definition's figure of one model, ready to be compared with another's.</summary>
/// <param name="Overall">The signed figure.</param>
/// <param name="Within">The same within each class; empty for a definition that is not controlled for class.</param>
public sealed record DisparityFigure(
    CdiDefinition Definition, ResampledFigure Overall, IReadOnlyDictionary<string, ResampledFigure> Within)
{
    /// <summary>One a definition, in their order; without those that have no replicates to be paired by.</summary>
    public static IReadOnlyList<DisparityFigure> Of(Predictions evaluation, CoverageTable coverage, CdiOptions options)
    {
        options = options with { Definitions = [.. options.Definitions.Where(definition => definition.Posterior is null)] };
        var groups = new EvaluatedGroups(evaluation.Rows, coverage, options);
        var wrong = groups.Wrong(evaluation);
        var totals = wrong.Totals();
        ClassGroups[] counted = [.. groups.Counted(groups.Support.Totals()).Select(c => c.With(totals))];
        var bootstrap = CdiBootstrap.Run(evaluation.Rows, groups, [wrong], options)[0];
        var drawn = new DrawnCases(evaluation.Rows, options.Resampling);
        return [.. options.Definitions.Select((definition, d) =>
        {
            var score = definition.Compute(counted);
            return new DisparityFigure(
                definition,
                new(score.Signed, bootstrap.ReplicatesOf(d), drawn),
                score.Classes.Select((c, y) => (c.Class, Figure: new ResampledFigure(c.Value, bootstrap.ReplicatesOf(d, y), drawn)))
                    .ToDictionary(c => c.Class, c => c.Figure));
        })];
    }
}
