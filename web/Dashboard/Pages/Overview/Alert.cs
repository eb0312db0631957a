using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.InUse;

namespace SemCovNet.Dashboard.Pages.Overview;

/// <summary>Something that happened to a dataset's models or coverage and that somebody should know of.</summary>
/// <param name="Link">Where to look.</param>
public sealed record Alert(DateTimeOffset At, string DatasetId, string Tone, string What, string Finding, string Link)
{
    public static Alert Of(AlertSummary open) => new(
        open.RaisedAt, open.DatasetId, open.Kind == AlertKind.Budget ? "bad" : "unsure", "model in use", open.Finding,
        $"fairness/models/{open.ExperimentId}?window={open.Window}");

    /// <returns>Null for an event that is none.</returns>
    public static Alert? Of(RecordedEvent recorded) => recorded.Body switch
    {
        CdiBudgetBreached e => new(recorded.Context.At, e.DatasetId, "bad", "budget broken", e.Finding, $"experiments/{e.ExperimentId}#verdict"),
        CoverageDriftDetected e => new(recorded.Context.At, e.DatasetId, "unsure", "coverage drifted", e.Finding, $"datasets/{e.DatasetId}"),
        RetrainingSuppressed e => new(recorded.Context.At, e.DatasetId, "plain", "retraining held back", $"{e.Recipe}: {e.Reason}", $"experiments?where=dataset+%3D+{e.DatasetId}"),
        _ => null,
    };
}
