using System.Globalization;
using SemCovNet.Cli.Running;
using SemCovNet.Fairness.InUse;
using SemCovNet.ReadModels.InUse;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>A model in use, for a person.</summary>
internal static class MonitorText
{
    private static readonly string[] Shown = ["auc@1", "ece.pos15@1", "brier@1", "cdi.within@1", "cdi.slope@1"];

    public static async Task<IReadOnlyList<AlertSummary>> AlertsAsync(Platform platform, string experimentId, CancellationToken cancellation) =>
        (await platform.Get<IInUseQueries>().AlertsAsync(new(ExperimentId: experimentId), cancellation)).Rows;

    public static void Write(ModelInUse model, IReadOnlyList<AlertSummary> alerts)
    {
        if (model.Windows.IsEmpty)
        {
            Console.WriteLine(model.Rows == 0
                ? "No answers of this model were fed yet. Feed some with: semcov monitor feed EXPERIMENT FILE"
                : $"{model.Rows} answers; the first window is full at {ModelInUse.WindowRows}");
            return;
        }
        var table = Out.Table(["window", "answers", "outcomes known", "found", .. Shown]);
        foreach (var (number, (window, _)) in model.Windows.OrderBy(window => window.Key))
            table.Row([
                $"{number}", $"{window.Rows}", $"{window.Known}", window.Findings.Count == 0 ? "–" : string.Join(", ", window.Findings),
                .. Shown.Select(metric => Out.Number(window.Figures.GetValueOrDefault(metric))),
            ]);
        Out.Answer.Write(table);
        foreach (var change in WindowSeries.Changes(model))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{change.Metric} changed with window {change.Window}: {change.Before:0.000} before, {change.After:0.000} since (p {change.PValue:0.000})"));
        WriteAlerts(alerts);
    }

    public static void WriteAlerts(IReadOnlyList<AlertSummary> alerts)
    {
        if (alerts.Count == 0)
        {
            Console.WriteLine("no open alert");
            return;
        }
        var table = Out.Table("alert", "experiment", "raised (UTC)", "kind", "subject");
        table.AddColumn("finding");
        table.AddColumn("closed");
        foreach (var alert in alerts)
            table.Row(
                alert.Id, alert.ExperimentId, $"{alert.RaisedAt:yyyy-MM-dd HH:mm}", alert.Kind.ToString().ToLowerInvariant(), alert.Subject,
                alert.Finding, alert.ClosedAt is null ? "" : $"{alert.ClosedBy}: {alert.CloseReason}");
        Out.Answer.Write(table);
    }
}
