using System.Globalization;
using SemCovNet.ReadModels.Experiments;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>An experiment's result for a person.</summary>
internal static class ExperimentText
{
    public static void Write(ExperimentSummary summary)
    {
        Out.Answer.MarkupLineInterpolated($"[bold]{summary.Recipe}[/] on {summary.DatasetId}@{summary.DatasetVersion}, experiment {summary.Id}");
        if (summary.Error is { } error)
        {
            Out.Answer.MarkupLineInterpolated($"[red]{summary.Status.ToString().ToLowerInvariant()}[/]: {error}");
            return;
        }
        var table = Out.Table("what", "value", "meaning");
        if (summary.Evaluation is { } e)
        {
            Row(table, "test images", e.N.ToString(CultureInfo.InvariantCulture), e.PriorsGiven ? "descriptors were given with the images" : "from the image alone");
            Row(table, "AUC", Out.Number(e.Auc), "how well cases are ranked; 0.5 is chance, 1 perfect");
            Row(table, "PRA", Out.Number(e.Pra), "average precision");
            Row(table, "S@95", Out.Number(e.S95), "share of positives found while 95 % of negatives stay clear");
            Row(table, "ECE", Out.Number(e.Ece), "how far stated probabilities are from observed rates");
        }
        if (summary.Disparity is { } d)
        {
            Row(table, "CDI", Interval(d), d.Undefined ?? "does error rise where descriptors are thin? -1 always, 0 not at all");
            Row(table, "slope", Out.Number(d.Slope), "error per tenfold coverage; below 0: thin groups fail more");
        }
        Row(table, "gate", summary.Gate.ToString().ToLowerInvariant(), "whether the model keeps the fairness budget");
        Out.Answer.Write(table);
        if (summary.Model is { } model)
            Out.Answer.MarkupLineInterpolated($"[grey]weights {model.Weights}\nonnx    {model.Onnx}\n{summary.Events} events, {summary.Duration.TotalSeconds:0} s[/]");
    }

    private static string Interval(DisparitySummary d) =>
        d.Low is null ? Out.Number(d.Signed) : $"{Out.Number(d.Signed)} [{Out.Number(d.Low)}, {Out.Number(d.High)}]";

    private static void Row(Table table, string what, string value, string meaning) =>
        table.AddRow(new Text(what), new Text(value), new Text(meaning, Color.Grey));
}
