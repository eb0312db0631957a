using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Quality;

/// <summary>Every metric of an evaluation, one column a way of asking the model.</summary>
public sealed partial class MetricsTable
{
    [Parameter, EditorRequired]
    public required EvaluationReport Report { get; set; }

    private IEnumerable<string> MetricIds => Report.Conditions.SelectMany(condition => condition.Metrics).Select(metric => metric.Id).Distinct();
}
