using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Fairness.Alerts;

/// <summary>All alerts of a list, for programs.</summary>
public static class AlertRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<AlertSummary> alerts) =>
    [
        ["Raised", "Model", "Dataset", "Window", "Kind", "What was found", "Closed", "By", "Reason"],
        .. alerts.Select(alert => (IReadOnlyList<string>)
        [
            When.Exact(alert.RaisedAt), alert.ExperimentId, alert.DatasetId, Figure.Exact(alert.Window), AlertTable.NameOf(alert.Kind), alert.Finding,
            alert.ClosedAt is { } closed ? When.Exact(closed) : "", alert.ClosedBy ?? "", alert.CloseReason ?? "",
        ]),
    ];
}
