using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Paging;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Fairness.Alerts;

/// <summary>Alerts, and the place to say what was done about one.</summary>
public sealed partial class AlertTable(IInUseQueries queries, ServiceCall services)
{
    private AlertSummary? closing;
    private string reason = "";
    private string? failure;
    private bool sending;

    [Parameter, EditorRequired]
    public required Page<AlertSummary> Alerts { get; set; }

    /// <summary>What these are a page of.</summary>
    [Parameter, EditorRequired]
    public required AlertFilter Asked { get; set; }

    /// <summary>The address of the page that starts there; null for the first.</summary>
    [Parameter, EditorRequired]
    public required Func<string?, string> Link { get; set; }

    internal static string NameOf(AlertKind kind) => kind switch
    {
        AlertKind.Descriptor => "descriptor drift",
        AlertKind.Probability => "answers drift",
        AlertKind.Tail => "tail coverage",
        _ => "budget broken",
    };

    private static string BadgeOf(AlertKind kind) => kind == AlertKind.Budget ? "text-bg-danger" : "text-bg-warning";

    private static string ReasonId(AlertSummary alert) => $"alert-reason-{alert.ExperimentId}-{alert.Id}";

    private async Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync() =>
        AlertRows.Of(await PageByPage.AllAsync(after => queries.AlertsAsync(Asked with { After = after, Limit = PageByPage.AtATime })));

    private void Begin(AlertSummary alert) => (closing, reason, failure) = (alert, "", null);

    private async Task CloseAsync()
    {
        if (closing is not { } alert || string.IsNullOrWhiteSpace(reason))
            return;
        (failure, sending) = (null, true);
        try
        {
            failure = await services.SendAsync(
                $"api/experiments/{Uri.EscapeDataString(alert.ExperimentId)}/alerts/{Uri.EscapeDataString(alert.Id)}/close", new CloseAlertBody(reason), CalledService.Fairness);
            if (failure is null)
                closing = null;
        }
        finally
        {
            sending = false;
        }
    }
}
