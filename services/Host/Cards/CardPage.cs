using SemCovNet.Cli.Cards.Sections;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Cards;

/// <summary>The card as one page.</summary>
internal static class CardPage
{
    public static string Write(ModelCard card)
    {
        var html = new Html();
        html.Title(card.Name, $"Model card and fairness report of experiment {card.Experiment.Id}, {card.Experiment.Status.ToString().ToLowerInvariant()}, as of its event {card.Experiment.Events - 1} ({card.Experiment.UpdatedAt:yyyy-MM-dd HH:mm} UTC)");
        html.Facts(Headline(card));
        html.Section("use", "What it is for, and what is not known of it", () =>
        {
            html.Paragraph(CardLimits.Purpose(card));
            html.List(CardLimits.Of(card));
        });
        MetricsSection.Write(html, card);
        DisparitySection.Write(html, card);
        GroupsSection.Write(html, card);
        CalibrationSection.Write(html, card);
        SubgroupsSection.Write(html, card);
        VerdictSection.Write(html, card);
        DataSection.Write(html, card);
        RecipeSection.Write(html, card);
        ProvenanceSection.Write(html, card);
        return html.Write($"{card.Name}: model card");
    }

    private static IEnumerable<(string Name, string Value)> Headline(ModelCard card)
    {
        foreach (var id in new[] { "auc@1", "pra@1", "s95@1", "ece.pos15@1" })
        {
            if (card.Evaluation?.Conditions[0].Metrics.FirstOrDefault(metric => metric.Id == id) is { } metric)
                yield return (Said.Title(id), metric.Low is null ? Said.Value(metric) : $"{FigureText.Number(metric.Value)} ({Said.Interval(metric.Low, metric.High)})");
        }
        foreach (var id in new[] { "cdi.slope@1", "cdi.within@1" })
        {
            if (card.Fairness?.Disparities.FirstOrDefault(result => (result.Definition, result.Level) == (id, "descriptor")) is { } result)
                yield return (Said.Title(id), result.Low is null ? Said.Signed(result) : $"{Said.Signed(result)} ({Said.SignedInterval(result.Low, result.High)})");
        }
        yield return ("Verdict", card.Gate is { } gate ? gate.Verdict.ToString().ToLowerInvariant() : "none");
        yield return ("Review", card.Experiment.Review.ToString().ToLowerInvariant());
    }
}
