using SemCovNet.Cli.Measuring;
using SemCovNet.Metrics;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Metrics and disparities of a table for a person.</summary>
internal static class MeasurementText
{
    public static void Write(Measurement measured)
    {
        var metrics = Out.Table("metric", "value", "95 % interval", "undefined because");
        foreach (var m in measured.Metrics)
            metrics.AddRow(m.Metric.Id, Out.Number(m.Value.Number), Ends(m.Interval), Markup.Escape(m.Value.WhyUndefined ?? ""));
        Out.Answer.Write(metrics);
        if (measured.WhyNoDisparity is { } reason)
            Out.Answer.MarkupLineInterpolated($"no disparity: {reason}");
        else
            Write(measured.Disparities);
        Out.Say($"n = {measured.N}{(measured.Level is { } level ? $", groups at level {level.ToString().ToLowerInvariant()}" : "")}");
    }

    private static void Write(IEnumerable<CdiResult> disparities)
    {
        var table = Out.Table("disparity", "signed", "95 % interval", "p", "groups", "within classes", "undefined because");
        foreach (var d in disparities)
            table.AddRow(
                d.Definition.Id, Out.Number(d.Signed.Number), Ends(d.Interval), Out.Number(d.PValue), $"{d.Groups}",
                Markup.Escape(string.Join(", ", d.Classes.Select(c => $"{c.Class} {Out.Number(c.Value.Number)}"))), Markup.Escape(d.Signed.WhyUndefined ?? ""));
        Out.Answer.Write(table);
    }

    private static string Ends(Interval? interval) => interval is null ? "–" : $"{Out.Number(interval.Lower)} … {Out.Number(interval.Upper)}";
}
