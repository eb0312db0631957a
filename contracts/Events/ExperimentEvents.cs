using System.Text.Json;
using System.Text.Json.Serialization;
using SemCovNet.Contracts.Messages;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>experiment-{id}</c>; written by training, evaluation, fairness and review.</summary>
public interface IExperimentEvent : IEvent
{
    string ExperimentId { get; }
}

/// <param name="Manifest">The dataset version it trains on.</param>
/// <param name="Annotations">The annotation set it trains on.</param>
/// <param name="Recipe">The whole recipe, every default written out.</param>
/// <param name="Reason">Why: "requested", or the reason of a retraining.</param>
/// <param name="Priority">Null for normal.</param>
/// <param name="Pool">The trainers it asks for; null where any will do.</param>
[WireName("training.experiment-requested.v1")]
public sealed record ExperimentRequested(
    string ExperimentId, string DatasetId, int DatasetVersion, Digest Manifest, int AnnotationVersion, Digest Annotations,
    string RecipeName, JsonElement Recipe, string Reason, string RequestedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExperimentPriority? Priority = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pool = null) : IExperimentEvent;

/// <param name="Attempt">1 for the first; a higher number fences the lower ones.</param>
/// <param name="Trainer">Who holds the lease.</param>
/// <param name="ResumesFrom">The checkpoint it goes on from, the newest that can be read; null when it starts anew.</param>
/// <param name="FromEpoch">Epochs already done, 0 when it starts anew.</param>
[WireName("training.attempt-started.v1")]
public sealed record AttemptStarted(string ExperimentId, int Attempt, string Trainer, Digest? ResumesFrom, int FromEpoch) : IExperimentEvent;

/// <param name="Epoch">1 for the first.</param>
/// <param name="TrainLoss">Mean over the epoch's batches, all terms weighted.</param>
/// <param name="LossParts">The terms it is the sum of, each with its weight: cls, rec, dva, cdi.</param>
/// <param name="ValidationAuc">ROC area on validation; null where it is undefined.</param>
/// <param name="ValidationPra">Average precision on validation; null where it is undefined.</param>
[WireName("training.epoch-completed.v1")]
public sealed record EpochCompleted(
    string ExperimentId, int Attempt, int Epoch, int Epochs, double TrainLoss, IReadOnlyDictionary<string, double> LossParts,
    double ValidationLoss, double? ValidationAuc, double? ValidationPra, double LearningRate, double Seconds, double ImagesPerSecond) : IExperimentEvent;

/// <param name="Epoch">Epochs done when it was saved.</param>
[WireName("training.checkpoint-saved.v1")]
public sealed record CheckpointSaved(string ExperimentId, int Attempt, int Epoch, Digest Checkpoint, long Bytes) : IExperimentEvent;

/// <param name="Final">True when no further attempt follows: the same attempt would fail again.</param>
/// <param name="RetryAt">No other attempt begins before; null where none follows.</param>
/// <param name="Outage">True when what it stands on failed, such as a disk or the artifact store, and not the training: it is not held against the experiment. Else null.</param>
[WireName("training.attempt-failed.v1")]
public sealed record AttemptFailed(
    string ExperimentId, int Attempt, string Reason, bool Final,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RetryAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Outage = null) : IExperimentEvent;

/// <summary>Its trainer was told to end, by an upgrade or a machine that is taken away: nothing failed, and the next attempt goes on from the newest checkpoint.</summary>
[WireName("training.attempt-stopped.v1")]
public sealed record AttemptStopped(string ExperimentId, int Attempt, string Reason) : IExperimentEvent;

/// <param name="Series">Metrics of every step, an artifact of their own.</param>
/// <param name="BestEpoch">The epoch whose weights were kept: the best on validation, or the last where the recipe keeps that.</param>
/// <param name="Temperature">The calibration fitted on validation and folded into the ONNX graph; null when none was asked for.</param>
/// <param name="Seconds">Of training, with what earlier attempts took up to the checkpoints that were gone on from.</param>
/// <param name="Shift">What is added to the second of two classes' logits after the temperature; null when only a temperature, or nothing, was fitted.</param>
/// <param name="Warnings">What the model could not learn from these data, a sentence each; null where there is nothing to say.</param>
[WireName("training.training-completed.v1")]
public sealed record TrainingCompleted(
    string ExperimentId, int Attempt, Digest Weights, Digest Onnx, Digest Series, int BestEpoch, double? Temperature,
    string Device, int Threads, double Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Shift = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings = null) : IExperimentEvent;

[WireName("training.experiment-cancelled.v1")]
public sealed record ExperimentCancelled(string ExperimentId, string Reason, string CancelledBy) : IExperimentEvent;

/// <param name="Split">Which rows: test, or all for another dataset.</param>
/// <param name="PriorsGiven">Whether the descriptors were given to the model together with the image.</param>
/// <param name="Predictions">A <see cref="PredictionSet"/>.</param>
/// <param name="Report">An <see cref="EvaluationReport"/>.</param>
/// <param name="Metrics">The headline values by metric id; null where undefined (the report says why).</param>
/// <param name="Known">Images of other data that were left out, for the model was trained or chosen on them or on others of their cases; null for none.</param>
[WireName("evaluation.evaluation-completed.v1")]
public sealed record EvaluationCompleted(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, int AnnotationVersion, string Split, int N, bool PriorsGiven,
    Digest Predictions, Digest Report, IReadOnlyDictionary<string, double?> Metrics,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Known = null) : IExperimentEvent;

/// <param name="Definition">The headline definition, <c>cdi.within@1</c>.</param>
/// <param name="Report">A <see cref="FairnessReport"/>.</param>
[WireName("fairness.assessed.v1")]
public sealed record FairnessAssessed(
    string ExperimentId, string EvaluationId, string Definition, string Level, Digest Report,
    double? Signed, double? Value, double? Low, double? High, double? Slope, int Groups, string? Undefined) : IExperimentEvent;

/// <param name="PolicyId">Null when no policy covers the dataset: the verdict is then <see cref="Verdict.None"/>.</param>
[WireName("fairness.gate-decided.v1")]
public sealed record GateDecided(
    string ExperimentId, string EvaluationId, string? PolicyId, Verdict Verdict, IReadOnlyList<LimitVerdict> Limits) : IExperimentEvent;

[WireName("review.commented.v1")]
public sealed record ReviewCommented(string ExperimentId, string Comment, string By) : IExperimentEvent;

/// <param name="Override">True when a person promoted it without a passed gate, for the reason given.</param>
[WireName("review.model-promoted.v1")]
public sealed record ModelPromoted(string ExperimentId, Digest Onnx, string Reason, bool Override, string By) : IExperimentEvent;

[WireName("review.model-rejected.v1")]
public sealed record ModelRejected(string ExperimentId, string Reason, string By) : IExperimentEvent;
