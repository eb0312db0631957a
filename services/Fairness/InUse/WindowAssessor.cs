using System.Collections.Concurrent;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;

namespace SemCovNet.Fairness.InUse;

/// <summary>Assesses the windows of a model in use that are full, and raises alerts on what it finds.</summary>
public sealed class WindowAssessor(IArtifactStore artifacts, CommandHandler handler, ModelReferences references, PolicyBook policies)
{
    // On how many files of outcomes a window was last looked at: a file says nothing of most windows, and each look reads all their answers.
    private readonly ConcurrentDictionary<(string Experiment, int Window), int> settled = [];

    public async Task AssessAsync(string experimentId, CommandContext context, CancellationToken cancellation = default)
    {
        var stream = Streams.Use(experimentId);
        var model = await handler.LoadAsync(ModelInUseDecider.Instance, stream, cancellation);
        var windows = new UsedWindows(model, artifacts);
        (ModelReference Reference, IReadOnlyList<Limit> Limits)? basis = null;
        await foreach (var window in windows.PossiblyDueAsync(number => settled.GetValueOrDefault((experimentId, number)), cancellation))
        {
            if (!await windows.WasJudgedAsync(window, cancellation))
            {
                var (reference, limits) = basis ??= await BasisAsync(experimentId, cancellation);
                var report = WindowReports.Of(experimentId, window, reference, limits);
                var command = new ModelInUseCommand.RecordWindow(await ToEventAsync(report, windows.Files, cancellation), WindowAlerts.Of(report, reference.DatasetId));
                await handler.HandleAsync(ModelInUseDecider.Instance, stream, command, context, cancellation);
            }
            settled[(experimentId, window.Number)] = windows.Files;
        }
    }

    private async Task<(ModelReference Reference, IReadOnlyList<Limit> Limits)> BasisAsync(string experimentId, CancellationToken cancellation)
    {
        var reference = await references.LoadAsync(experimentId, cancellation);
        return (reference, (await policies.BudgetAsync(reference.DatasetId, cancellation))?.Limits ?? []);
    }

    private async Task<WindowAssessed> ToEventAsync(WindowReport report, int outcomes, CancellationToken cancellation) => new(
        report.ExperimentId, report.Window, report.Rows, report.Known, await artifacts.PutJsonAsync(report, cancellation),
        [.. WindowAlerts.Findings(report).Select(finding => ModelInUseDecider.Key(finding.Kind, finding.Subject))],
        report.Metrics.Select(metric => (metric.Id, metric.Value)).Concat(report.Disparities.Select(disparity => (disparity.Definition, disparity.Signed)))
            .ToDictionary(figure => figure.Item1, figure => figure.Item2),
        outcomes);
}
