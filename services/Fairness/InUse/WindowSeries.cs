using SemCovNet.Metrics;

namespace SemCovNet.Fairness.InUse;

/// <param name="Window">The first of the new level.</param>
public sealed record SeriesChange(string Metric, int Window, double Before, double After, double PValue);

/// <summary>The figures of a model in use over its windows.</summary>
public static class WindowSeries
{
    private static readonly ResamplingOptions Permutations = new() { Replicates = 999, Seed = 1 };

    /// <summary>Metrics whose level changed, from six windows on; those where a figure is undefined in a window are looked at without it.</summary>
    public static IReadOnlyList<SeriesChange> Changes(ModelInUse model)
    {
        var windows = model.Windows.OrderBy(window => window.Key).Select(window => window.Value.Event).ToList();
        var metrics = windows.SelectMany(window => window.Figures.Keys).Distinct().Order(StringComparer.Ordinal);
        return [.. metrics.Select(metric => Of(metric, [.. windows.Select(w => (w.Window, Value: w.Figures.GetValueOrDefault(metric)))])).OfType<SeriesChange>()];
    }

    private static SeriesChange? Of(string metric, IReadOnlyList<(int Window, double? Value)> series)
    {
        var defined = series.Where(point => point.Value is not null).ToList();
        return ChangePoint.Find([.. defined.Select(point => point.Value!.Value)], Permutations) is { } change
            ? new(metric, defined[change.At].Window, change.Before, change.After, change.PValue)
            : null;
    }
}
