using SemCovNet.Contracts.Comparisons;
using SemCovNet.Metrics;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Which figures of a row are its extremes.</summary>
internal static class RowMarks
{
    /// <returns>"best", "worst" or null, one an experiment; all null where they are equal, or no way is better.</returns>
    public static IReadOnlyList<string?> Of(ComparedFigure figure)
    {
        var better = Display.Definition.Of(figure.Measure.Id).Better;
        var worth = figure.Values.Select(value => value.Value is { } number ? Worth(number, better) : null).ToList();
        var (best, worst) = (worth.Max(), worth.Min());
        return [.. worth.Select(one => one is null || best == worst ? null : one == best ? "best" : one == worst ? "worst" : null)];
    }

    private static double? Worth(double value, string better) => better switch
    {
        DefinitionText.Higher => value,
        DefinitionText.Lower => -value,
        DefinitionText.NearZero => -Math.Abs(value),
        _ => null,
    };
}
