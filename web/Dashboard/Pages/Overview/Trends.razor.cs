using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Charts;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>How disparity and coverage debt went, dataset by dataset.</summary>
public sealed partial class Trends
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Judged { get; set; }

    [Parameter, EditorRequired]
    public required MonitorHistory Monitors { get; set; }

    private TrendData Cdi => new("CDI", [.. Judged.GroupBy(run => run.DatasetId).Select(dataset => new TrendSeries(
        dataset.Key, [.. dataset.Where(run => run.Disparity?.Signed is not null).Select(run => new TrendPoint(run.EndedAt ?? run.UpdatedAt, run.Disparity!.Signed!.Value, $"{run.Recipe} on {run.DatasetId}@{run.DatasetVersion}"))]))]);

    private TrendData Debt => new("tenfolds", [.. Monitors.Coverage.Select(dataset => new TrendSeries(
        dataset.Key, [.. dataset.Value.Where(one => one.Measured.Debt is not null).Select(one => new TrendPoint(one.At, one.Measured.Debt!.Value, $"{dataset.Key}@{one.Measured.DatasetVersion}, annotations {one.Measured.AnnotationVersion}"))]))
        .Where(series => series.Points.Count > 0)]);
}
