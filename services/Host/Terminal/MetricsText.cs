using SemCovNet.Contracts.Reports;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

internal static class MetricsText
{
    /// <param name="n">Images.</param>
    public static void Write(EvaluationCondition condition, int n)
    {
        Write(condition.Metrics);
        if (condition.BeforeFit is { } before)
            Out.Answer.MarkupLineInterpolated($"before probabilities were fitted on validation: {string.Join(", ", before.Where(metric => metric.Value is not null).Select(metric => $"{metric.Id} {Out.Number(metric.Value)}"))}");
        Out.Say($"n = {n}");
    }

    public static void Write(IEnumerable<MetricResult> metrics)
    {
        var table = Out.Table("metric", "value", "95 % interval", "undefined because");
        foreach (var metric in metrics)
            table.Row(metric.Id, Out.Number(metric.Value), metric.Low is null ? "–" : $"{Out.Number(metric.Low)} … {Out.Number(metric.High)}", metric.Undefined ?? "");
        Out.Answer.Write(table);
    }
}
