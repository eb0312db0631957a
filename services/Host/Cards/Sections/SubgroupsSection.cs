using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>How it does in each subgroup.</summary>
internal static class SubgroupsSection
{
    public static void Write(Html html, ModelCard card) => html.Section("subgroups", "Subgroups", () =>
    {
        if (card.Fairness is not { Subgroups.Count: > 0 } fairness)
        {
            html.Paragraph(card.Manifest.SubgroupAttributes.Count == 0
                ? "The data carry no subgroup attribute, so nothing can be said by subgroup."
                : "Nothing was measured by subgroup.", "note");
            return;
        }
        foreach (var attribute in fairness.Subgroups.GroupBy(group => group.Attribute))
        {
            html.Heading(attribute.Key);
            html.Table(["subgroup", "#images", .. attribute.First().Metrics.Select(metric => $"#{metric.Id}")],
                attribute.Select(group => (IReadOnlyList<string>)[group.Value, $"{group.N}", .. group.Metrics.Select(WithInterval)]));
            if (fairness.Across?.FirstOrDefault(across => across.Attribute == attribute.Key) is { } across)
                html.Facts(across.Metrics.Select(metric => ($"{Said.Title(metric.Id)} ({metric.Id})", WithInterval(metric))));
        }
    });

    private static string WithInterval(MetricResult metric) =>
        metric.Low is null ? Said.Value(metric) : $"{FigureText.Number(metric.Value)} ({Said.Interval(metric.Low, metric.High)})";
}
