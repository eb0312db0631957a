using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>How well it does, each figure with its interval.</summary>
internal static class MetricsSection
{
    public static void Write(Html html, ModelCard card) => html.Section("metrics", "Metrics", () =>
    {
        if (card.Evaluation is not { } evaluation)
        {
            html.Paragraph("It has not been evaluated.", "note");
            return;
        }
        html.Paragraph($"n = {evaluation.N} test images of {evaluation.Cases} cases; 95 % intervals by {evaluation.BootstrapRounds} bootstrap replicates over cases.");
        foreach (var condition in evaluation.Conditions)
        {
            html.Heading(Said.Priors(condition.PriorsGiven));
            html.Table(["metric", "id", "#value", "#95 % interval"], condition.Metrics.Select(Said.Row));
            if (condition.Metrics.Any(LiesBesideItsInterval))
                html.Paragraph("An interval that leaves out its value is of a calibration error: drawing cases anew adds noise, and noise raises the error.", "note");
            if (condition.BeforeFit is { } before)
                html.Paragraph($"Before probabilities were fitted on validation: {string.Join(", ", before.Where(metric => metric.Value is not null).Select(metric => $"{Said.Title(metric.Id)} {Said.Value(metric)}"))}.");
            Write(html, condition.Confusion);
        }
    });

    private static bool LiesBesideItsInterval(MetricResult metric) => metric.Id.StartsWith("ece.", StringComparison.Ordinal) && (metric.Value < metric.Low || metric.Value > metric.High);

    private static void Write(Html html, ConfusionMatrix confusion) =>
        html.Table(["true class", .. confusion.Classes.Select(name => $"#called {name}")],
            confusion.Cells.Select((row, y) => (IReadOnlyList<string>)[confusion.Classes[y], .. row.Select(count => $"{count}")]));
}
