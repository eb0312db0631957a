using Microsoft.AspNetCore.Components;

namespace SemCovNet.Dashboard.Pages.Overview;

public sealed partial class AlertList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<Alert> Alerts { get; set; }
}
