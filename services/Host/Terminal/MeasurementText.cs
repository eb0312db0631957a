using System.Globalization;
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
            metrics.Row(m.Metric.Id, Out.Number(m.Value.Number), Ends(m.Interval), m.Value.WhyUndefined ?? "");
        Out.Answer.Write(metrics);
        if (measured.Disparity is { } disparity)
            Write(disparity);
        else
            Out.Answer.MarkupLineInterpolated($"no disparity: {measured.WhyNoDisparity}");
        if (measured.ByGroup.Count > 0)
            Write(measured.ByGroup);
        Out.Say($"n = {measured.N}, {Decided(measured)}{(measured.Disparity is { } d ? $", groups at level {d.Level.ToString().ToLowerInvariant()}" : "")}");
    }

    private static string Decided(Measurement measured) =>
        measured.Threshold is { } threshold ? $"positive when p >= {threshold.ToString("R", CultureInfo.InvariantCulture)}" : "class by argmax";

    private static void Write(IReadOnlyList<GroupTable> tables)
    {
        var shown = Out.Table("by subgroup", "overall", "lowest", "difference", "ratio", "groups");
        foreach (var t in tables)
            shown.Row(
                t.Metric.Id, Out.Number(t.Overall.Value.Number), Out.Number(t.Minimum.Value.Number), Out.Number(t.Difference.Value.Number), Out.Number(t.Ratio.Value.Number),
                string.Join(", ", t.Groups.Select(g => $"{g.Group} {Out.Number(g.Estimate.Value.Number)}")));
        Out.Answer.Write(shown);
    }

    private static void Write(CdiAssessment assessment)
    {
        Write(assessment.Results);
        if (assessment.Worst is { } worst)
            Out.Answer.MarkupLineInterpolated($"worst group {worst.Group}: error {Out.Number(worst.Error.Number)} [[{Ends(worst.Interval)}]], n_eff {Out.Number(worst.Support)}");
    }

    private static void Write(IEnumerable<CdiResult> disparities)
    {
        var table = Out.Table("disparity", "signed", "95 % interval", "p", "groups", "within classes", "undefined because");
        foreach (var d in disparities)
            table.Row(
                d.Definition.Id, Out.Number(d.Signed.Number), Ends(d.Interval), Out.Number(d.PValue), $"{d.Groups}",
                string.Join(", ", d.Classes.Select(c => c.Interval is null ? $"{c.Class} {Out.Number(c.Value.Number)}" : $"{c.Class} {Out.Number(c.Value.Number)} ({Ends(c.Interval)})")), d.Signed.WhyUndefined ?? "");
        Out.Answer.Write(table);
    }

    private static string Ends(Interval? interval) => interval is null ? "–" : $"{Out.Number(interval.Lower)} … {Out.Number(interval.Upper)}";
}
