using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>How far the groups of an attribute lie apart; nothing for a report from before that was measured.</summary>
public sealed partial class SpreadTable
{
    [Parameter, EditorRequired]
    public required FairnessReport Report { get; set; }

    private IReadOnlyList<GroupSpread> Spreads => Report.Spreads ?? [];

    private IEnumerable<(string Attribute, MetricResult Result)> Comparing =>
        (Report.Across ?? []).SelectMany(across => across.Metrics, (across, metric) => (across.Attribute, metric));
}
