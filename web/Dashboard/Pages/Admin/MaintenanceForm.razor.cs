using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Admin;

/// <summary>One kind of maintenance: what it does, what came of it last, and a button that asks before it begins.</summary>
public sealed partial class MaintenanceForm(ServiceCall services)
{
    private bool asking;
    private bool sending;
    private string reason = "";
    private string? failure;

    [Parameter, EditorRequired]
    public required MaintenanceKind Kind { get; set; }

    /// <summary>What the button says.</summary>
    [Parameter, EditorRequired]
    public required string Verb { get; set; }

    /// <summary>The newest; null where there was none.</summary>
    [Parameter, EditorRequired]
    public required MaintenanceRun? Run { get; set; }

    /// <summary>Whether something runs, so that nothing can begin.</summary>
    [Parameter, EditorRequired]
    public required bool Busy { get; set; }

    /// <summary>What it does.</summary>
    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    private string ReasonId => $"reason-{Kind}";

    private async Task SendAsync()
    {
        sending = true;
        try
        {
            failure = await services.SendAsync("api/maintenance", new MaintenanceBody(Kind, reason), null);
            if (failure is null)
                (asking, reason) = (false, "");
        }
        finally
        {
            sending = false;
        }
    }
}
