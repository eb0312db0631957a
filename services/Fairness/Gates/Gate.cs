using System.Globalization;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Gates;

/// <summary>
/// Holds a report against a budget. A limit is kept when the end of the interval that faces it keeps it: for a maximum the upper end.
/// A value that keeps the limit while its interval does not is inconclusive, and so is an undefined one.
/// </summary>
public static class Gate
{
    /// <param name="measured">By what limits are on, <see cref="Limit.Figure"/>.</param>
    public static IReadOnlyList<LimitVerdict> Judge(IReadOnlyList<Limit> limits, IReadOnlyDictionary<string, MetricResult> measured) =>
        [.. limits.Select(limit => Judge(limit, measured.GetValueOrDefault(limit.Figure)))];

    /// <summary>Passed only when every limit is; one failure fails it, whatever is inconclusive besides.</summary>
    public static Verdict Together(IReadOnlyList<LimitVerdict> limits) =>
        limits.Count == 0 ? Verdict.None
        : limits.Any(limit => limit.Verdict == Verdict.Failed) ? Verdict.Failed
        : limits.Any(limit => limit.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive
        : Verdict.Passed;

    private static LimitVerdict Judge(Limit limit, MetricResult? metric) =>
        metric is not { Value: { } value }
            ? new(limit, null, null, null, Verdict.Inconclusive, metric?.Undefined ?? $"{limit.Figure} was not measured in this evaluation.")
            : Judge(limit, metric, value);

    private static LimitVerdict Judge(Limit limit, MetricResult metric, double value)
    {
        var verdict = Worst(
            limit.Maximum is { } maximum ? Side(value <= maximum, metric.High is { } high ? high <= maximum : null) : Verdict.Passed,
            limit.Minimum is { } minimum ? Side(value >= minimum, metric.Low is { } low ? low >= minimum : null) : Verdict.Passed);
        return new(limit, value, metric.Low, metric.High, verdict, Evidence(limit, metric, value));
    }

    // Without an interval there is no telling how sure the value is, so keeping the limit is not enough.
    private static Verdict Side(bool valueKeeps, bool? intervalKeeps) =>
        (valueKeeps, intervalKeeps) switch
        {
            (true, true) => Verdict.Passed,
            (true, _) => Verdict.Inconclusive,
            (false, _) => Verdict.Failed,
        };

    private static Verdict Worst(Verdict one, Verdict other) =>
        one == Verdict.Failed || other == Verdict.Failed ? Verdict.Failed
        : one == Verdict.Inconclusive || other == Verdict.Inconclusive ? Verdict.Inconclusive
        : Verdict.Passed;

    private static string Evidence(Limit limit, MetricResult metric, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name(limit)} is {value:0.###} {Interval(metric)}; allowed is {Allowed(limit)}");

    private static string Interval(MetricResult metric) =>
        metric is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $"[{low:0.###}, {high:0.###}]") : "without an interval";

    // A limit on a disparity is one on its size, whichever way it points.
    private static string Name(Limit limit) => limit.Metric.StartsWith("cdi.", StringComparison.Ordinal) ? $"|{limit.Metric}|" : limit.Figure;

    private static string Allowed(Limit limit) =>
        string.Join(" and ", new[] { Bound("at most", limit.Maximum), Bound("at least", limit.Minimum) }.OfType<string>());

    private static string? Bound(string side, double? bound) =>
        bound is null ? null : string.Create(CultureInfo.InvariantCulture, $"{side} {bound:0.###}");
}
