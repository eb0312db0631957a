using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Display;

/// <summary>What a limit is on: a metric's name, leading to its formula, and whether it is the tail's.</summary>
public sealed partial class LimitName
{
    [Parameter, EditorRequired]
    public required Limit Limit { get; set; }

    [Parameter]
    public bool Long { get; set; }
}
