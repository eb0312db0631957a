using SemCovNet.Cli.Measuring;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Answers;

/// <summary>What <c>semcov metrics --json</c> answers. What is undefined is null, never 0, and says why.</summary>
/// <param name="Metrics">By id.</param>
/// <param name="Undefined">The reason of each metric that is null.</param>
/// <param name="Intervals">95 % percentile bootstrap over cases, of each metric that has one.</param>
/// <param name="Level">descriptor or subgroup; null without coverage.</param>
/// <param name="Cdi">By definition.</param>
internal sealed record MetricsAnswer(
    int N, IReadOnlyDictionary<string, double?> Metrics, IReadOnlyDictionary<string, string> Undefined,
    IReadOnlyDictionary<string, IReadOnlyList<double>> Intervals, string? Level, IReadOnlyDictionary<string, CdiAnswer> Cdi)
{
    public static MetricsAnswer Of(Measurement measured) => new(
        measured.N,
        measured.Metrics.ToDictionary(m => m.Metric.Id, m => m.Value.Number),
        measured.Metrics.Where(m => m.Value.WhyUndefined is not null).ToDictionary(m => m.Metric.Id, m => m.Value.WhyUndefined!),
        measured.Metrics.Where(m => m.Interval is not null).ToDictionary(m => m.Metric.Id, m => Ends(m.Interval)!),
        measured.Level?.ToString().ToLowerInvariant(),
        measured.WhyNoDisparity is { } reason
            ? CdiRegistry.All.ToDictionary(definition => definition.Id, _ => CdiAnswer.None(reason))
            : measured.Disparities.ToDictionary(result => result.Definition.Id, CdiAnswer.Of));

    public static IReadOnlyList<double>? Ends(Interval? interval) => interval is null ? null : [interval.Lower, interval.Upper];
}

/// <param name="Ci">Of <paramref name="Signed"/>.</param>
/// <param name="P">Two-sided permutation within classes.</param>
/// <param name="Groups">How many count.</param>
/// <param name="Classes">The same within each class that takes part.</param>
internal sealed record CdiAnswer(
    double? Signed, double? Value, IReadOnlyList<double>? Ci, double? P, int Groups, string? Undefined, IReadOnlyDictionary<string, double> Classes)
{
    public static CdiAnswer Of(CdiResult result) => new(
        result.Signed.Number, result.Value.Number, MetricsAnswer.Ends(result.Interval), result.PValue, result.Groups, result.Signed.WhyUndefined,
        result.Classes.Where(c => c.Value.Number is not null).ToDictionary(c => c.Class, c => c.Value.Number!.Value));

    public static CdiAnswer None(string reason) => new(null, null, null, null, 0, reason, new Dictionary<string, double>());
}
