using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Fairness.InUse;

/// <summary>Assesses the windows of a model in use that are full, and raises alerts on what it finds.</summary>
public sealed class WindowAssessor(IArtifactStore artifacts, CommandHandler handler, ModelReferences references, PolicyBook policies)
{
    public async Task AssessAsync(string experimentId, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = Streams.Use(experimentId);
        var model = await handler.LoadAsync(ModelInUseDecider.Instance, stream, cancellation);
        var windows = new UsedWindows(model, artifacts);
        var due = await windows.DueAsync(cancellation);
        if (due.Count == 0)
            return;
        var reference = await references.LoadAsync(experimentId, cancellation);
        var limits = (await policies.BudgetAsync(reference.DatasetId, cancellation))?.Limits ?? [];
        foreach (var window in due)
        {
            var report = WindowReports.Of(experimentId, window, reference, limits);
            var command = new ModelInUseCommand.RecordWindow(await ToEventAsync(report, windows.Files, cancellation), WindowAlerts.Of(report, reference.DatasetId));
            await handler.HandleAsync(ModelInUseDecider.Instance, stream, command, context, cancellation);
        }
    }

    private async Task<WindowAssessed> ToEventAsync(WindowReport report, int outcomes, CancellationToken cancellation) => new(
        report.ExperimentId, report.Window, report.Rows, report.Known, await artifacts.PutJsonAsync(report, cancellation),
        [.. WindowAlerts.Findings(report).Select(finding => ModelInUseDecider.Key(finding.Kind, finding.Subject))],
        report.Metrics.Select(metric => (metric.Id, metric.Value)).Concat(report.Disparities.Select(disparity => (disparity.Definition, disparity.Signed)))
            .ToDictionary(figure => figure.Item1, figure => figure.Item2),
        outcomes);
}
