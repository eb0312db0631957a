using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

public sealed partial class SubgroupTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<SubgroupMetrics> Subgroups { get; set; }

    private IReadOnlyList<string> MetricIds => [.. Subgroups.SelectMany(subgroup => subgroup.Metrics).Select(metric => metric.Id).Distinct()];
}
