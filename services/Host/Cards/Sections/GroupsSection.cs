using SemCovNet.Cli.Cards.Pictures;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;
using GroupError = SemCovNet.Contracts.Reports.GroupError;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>Errors from the best covered to the least, the worst groups, and the picture.</summary>
internal static class GroupsSection
{
    private const int Worst = 10;
    private static readonly string[] Strata = ["head", "middle", "tail"];

    public static void Write(Html html, ModelCard card) => html.Section("groups", "Errors by coverage", () =>
    {
        if (card.Fairness is not { } fairness)
        {
            html.Paragraph("It has not been assessed.", "note");
            return;
        }
        var counting = card.Groups.Where(group => group.Counts).ToList();
        html.Table(["class", "#head error (groups)", "#middle", "#tail"], counting.GroupBy(group => group.Class).Select(of => (IReadOnlyList<string>)
            [of.Key, .. Strata.Select(stratum => Mean([.. of.Where(group => group.Stratum == stratum)]))]));
        html.Paragraph("Head: the quarter of a class's groups that training covers best; tail: the quarter it covers least. Errors are weighted by n_eff.", "note");
        html.Pictures(counting.GroupBy(group => group.Class).Select(of => GroupScatter.Draw(of.Key, [.. of], Slope(fairness, of.Key))));
        if (fairness.Tail is { } tail)
            Write(html, tail);
        html.Heading("Worst groups");
        html.Table(["group", "#error", "#95 % interval", "#coverage", "#n_eff", "place"], fairness.Groups.Where(group => group.Counts).OrderByDescending(group => group.Error).Take(Worst)
            .Select(group => (IReadOnlyList<string>)
            [Said.Group(group), FigureText.Number(group.Error), Said.Interval(group.Low, group.High), FigureText.Number(group.Coverage), FigureText.Number(group.EffectiveN, 1), group.Stratum ?? FigureText.Undefined]));
    });

    private static void Write(Html html, TailMetrics tail)
    {
        html.Heading("In the tail");
        html.Table(["metric", "id", "#value", "#95 % interval"], tail.Metrics.Select(Said.Row));
        html.Paragraph($"{TailRows.Definition} n_eff = {FigureText.Number(tail.EffectiveN, 1)}.", "note");
    }

    private static string Mean(IReadOnlyList<GroupError> groups) => groups.Count == 0
        ? Said.Undefined("no group of this place counts")
        : $"{FigureText.Number(groups.Sum(g => g.EffectiveN * g.Error) / groups.Sum(g => g.EffectiveN))} ({groups.Count})";

    private static double? Slope(FairnessReport fairness, string name) =>
        fairness.Disparities.FirstOrDefault(result => (result.Definition, result.Level) == ("cdi.slope@1", "descriptor"))?.Classes?.FirstOrDefault(c => c.Class == name)?.Signed;
}
