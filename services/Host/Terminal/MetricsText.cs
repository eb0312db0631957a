using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Terminal;

internal static class MetricsText
{
    public static void Write(IEnumerable<MetricResult> metrics, int n)
    {
        Write(metrics);
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
