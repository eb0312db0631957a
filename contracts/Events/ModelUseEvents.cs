using System.Text.Json.Serialization;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>use-{experimentId}</c>, while a model is in use; written by fairness.</summary>
public interface IModelUseEvent : IEvent
{
    string ExperimentId { get; }
}

/// <param name="BatchId">Of the content: the same file again is the same batch.</param>
/// <param name="Batch">A <see cref="UsedBatch"/>.</param>
/// <param name="Source">The file's name, or who sent it.</param>
/// <param name="Rows">Answers in it, in the order they were given.</param>
/// <param name="Known">Those whose outcome came along.</param>
[WireName("fairness.predictions-received.v1")]
public sealed record PredictionsReceived(string ExperimentId, string BatchId, Digest Batch, string Source, int Rows, int Known) : IModelUseEvent;

/// <param name="Batch">A <see cref="OutcomeBatch"/>.</param>
/// <param name="Cases">Cases it tells the outcome of.</param>
[WireName("fairness.outcomes-received.v1")]
public sealed record OutcomesReceived(string ExperimentId, string BatchId, Digest Batch, string Source, int Cases) : IModelUseEvent;

/// <summary>A window of answers was held against the model's own test; again where outcomes came in since.</summary>
/// <param name="Window">0 for the first.</param>
/// <param name="Rows">Answers in it.</param>
/// <param name="Known">Those whose outcome is known.</param>
/// <param name="Report">A <see cref="WindowReport"/>.</param>
/// <param name="Findings">What was found, each as <c>kind:subject</c>; empty where nothing was.</param>
/// <param name="Figures">Metrics by id; null where undefined (the report says why), empty while no outcome is known.</param>
/// <param name="Outcomes">How many files of outcomes it was judged on: the first so many of the stream. Null in older events.</param>
[WireName("fairness.window-assessed.v1")]
public sealed record WindowAssessed(
    string ExperimentId, int Window, int Rows, int Known, Digest Report, IReadOnlyList<string> Findings,
    IReadOnlyDictionary<string, double?> Figures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Outcomes = null) : IModelUseEvent;

/// <param name="AlertId">Of the experiment, window and finding.</param>
/// <param name="Kind">What kind of thing was found: <see cref="AlertKind"/>.</param>
/// <param name="Subject">The descriptor, class or metric.</param>
/// <param name="Finding">In words, with figures.</param>
[WireName("fairness.alert-raised.v1")]
public sealed record AlertRaised(
    string ExperimentId, string DatasetId, string AlertId, AlertKind Kind, string Subject, int Window, string Finding) : IModelUseEvent;

[WireName("fairness.alert-closed.v1")]
public sealed record AlertClosed(string ExperimentId, string AlertId, string Reason, string By) : IModelUseEvent;
