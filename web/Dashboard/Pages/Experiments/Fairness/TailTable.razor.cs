using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Fairness;

/// <summary>Metrics where training covers least.</summary>
public sealed partial class TailTable
{
    [Parameter, EditorRequired]
    public required TailMetrics Tail { get; set; }
}
