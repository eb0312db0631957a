using SemCovNet.Cli.Measuring;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Answers;

/// <summary>What <c>semcov metrics --json</c> answers. What is undefined is null, never 0, and says why.</summary>
/// <param name="Metrics">By id.</param>
/// <param name="Undefined">The reason of each metric that is null.</param>
/// <param name="Intervals">95 % percentile bootstrap over cases, of each metric that has one.</param>
/// <param name="Level">descriptor or subgroup; null without coverage.</param>
/// <param name="Cdi">By definition.</param>
/// <param name="Threshold">By which p(positive) was decided; null for argmax.</param>
/// <param name="ValidationThreshold">Of s95val@1; null where no validation was given.</param>
/// <param name="Groups">Every semantic coverage group, also those that do not count; empty without coverage.</param>
/// <param name="BySubgroup">By metric id; empty without subgroups.</param>
internal sealed record MetricsAnswer(
    int N, IReadOnlyDictionary<string, double?> Metrics, IReadOnlyDictionary<string, string> Undefined,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Intervals, string? Level, IReadOnlyDictionary<string, CdiAnswer> Cdi,
    double? Threshold, double? ValidationThreshold, IReadOnlyList<GroupAnswer> Groups, IReadOnlyDictionary<string, SpreadAnswer> BySubgroup)
{
    public static MetricsAnswer Of(Measurement measured) => new(
        measured.N,
        measured.Metrics.ToDictionary(m => m.Metric.Id, m => m.Value.Number),
        measured.Metrics.Where(m => m.Value.WhyUndefined is not null).ToDictionary(m => m.Metric.Id, m => m.Value.WhyUndefined!),
        measured.Metrics.Where(m => m.Interval is not null).ToDictionary(m => m.Metric.Id, m => Ends(m.Interval)!),
        measured.Disparity?.Level.ToString().ToLowerInvariant(),
        measured.Disparity is { } disparity
            ? disparity.Results.ToDictionary(result => result.Definition.Id, CdiAnswer.Of)
            : CdiRegistry.All.ToDictionary(definition => definition.Id, _ => CdiAnswer.None(measured.WhyNoDisparity!)),
        measured.Threshold,
        measured.ValidationThreshold,
        [.. (measured.Disparity?.Groups ?? []).Select(GroupAnswer.Of)],
        measured.ByGroup.ToDictionary(table => table.Metric.Id, SpreadAnswer.Of));

    public static IReadOnlyList<double>? Ends(Interval? interval) => interval is null ? null : [interval.Lower, interval.Upper];
}

/// <param name="Ci">Of <paramref name="Signed"/>.</param>
/// <param name="P">Two-sided permutation within classes.</param>
/// <param name="Groups">How many count.</param>
/// <param name="Classes">The same within each class that takes part.</param>
/// <param name="ClassIntervals">95 % percentile bootstrap over cases, of each of those that has one.</param>
/// <param name="LeftOut">Why each other class takes no part.</param>
internal sealed record CdiAnswer(
    double? Signed, double? Value, IReadOnlyList<double>? Ci, double? P, int Groups, string? Undefined, IReadOnlyDictionary<string, double> Classes,
    IReadOnlyDictionary<string, IReadOnlyList<double>> ClassIntervals, IReadOnlyDictionary<string, string> LeftOut)
{
    public static CdiAnswer Of(CdiResult result) => new(
        result.Signed.Number, result.Value.Number, MetricsAnswer.Ends(result.Interval), result.PValue, result.Groups, result.Signed.WhyUndefined,
        result.Classes.Where(c => c.Value.Number is not null).ToDictionary(c => c.Class, c => c.Value.Number!.Value),
        result.Classes.Where(c => c.Interval is not null).ToDictionary(c => c.Class, c => MetricsAnswer.Ends(c.Interval)!),
        result.LeftOut.ToDictionary(c => c.Class, c => c.Value.WhyUndefined!));

    public static CdiAnswer Of(DisparityResult result) => new(
        result.Signed, result.Value, result is { Low: { } low, High: { } high } ? [low, high] : null, result.PValue, result.Groups, result.Undefined,
        result.ByClass, Intervals(result.Classes ?? []), (result.Classes ?? []).Where(c => c.Undefined is not null).ToDictionary(c => c.Class, c => c.Undefined!));

    public static CdiAnswer None(string reason) => new(
        null, null, null, null, 0, reason, new Dictionary<string, double>(), new Dictionary<string, IReadOnlyList<double>>(), new Dictionary<string, string>());

    private static Dictionary<string, IReadOnlyList<double>> Intervals(IReadOnlyList<ClassDisparity> classes) => classes
        .Where(c => c is { Low: not null, High: not null })
        .ToDictionary(c => c.Class, c => (IReadOnlyList<double>)[c.Low!.Value, c.High!.Value]);
}
