using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>One headline figure with its definition, interval and number of rows.</summary>
public sealed partial class Stat
{
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required double? Value { get; set; }

    [Parameter, EditorRequired]
    public required string N { get; set; }

    [Parameter]
    public double? Low { get; set; }

    [Parameter]
    public double? High { get; set; }

    [Parameter]
    public string? Undefined { get; set; }

    /// <summary>Of the groups; null of a metric.</summary>
    [Parameter]
    public string? Level { get; set; }

    /// <summary>Whose figure it is; null for the evaluation that the page shows.</summary>
    [Parameter]
    public string? Evaluation { get; set; }

    /// <summary>A report's results, from which the interval or the reason is taken where it is not given.</summary>
    [Parameter]
    public IReadOnlyList<MetricResult> Metrics { get; set; } = [];

    private MetricResult? Reported => Metrics.FirstOrDefault(metric => metric.Id == Id);
}
