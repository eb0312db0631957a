using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>
/// An experiment's state from its events, as a pure function: the list's rows come from it, and so does the state "as of" an
/// earlier event, by folding the stream only to there.
/// </summary>
public static class ExperimentFold
{
    /// <param name="before">Null before the first event.</param>
    /// <exception cref="InvalidOperationException">The stream does not begin with the request.</exception>
    public static ExperimentSummary Apply(ExperimentSummary? before, RecordedEvent recorded)
    {
        var at = recorded.Context.At;
        var after = (before, recorded.Body) switch
        {
            (null, ExperimentRequested e) => ExperimentStart.From(e, at),
            (null, _) => throw new InvalidOperationException($"Stream {recorded.Stream} begins with {recorded.Type}, not with the request of an experiment."),
            (_, AttemptStarted e) when e.Attempt > before.Attempt => Training(before, e),
            (_, EpochCompleted e) when e.Attempt == before.Attempt => before with { Epoch = e.Epoch, Epochs = e.Epochs },
            (_, AttemptFailed { Final: true } e) when e.Attempt == before.Attempt => Ended(before, ExperimentStatus.Failed, at) with { Error = e.Reason },
            (_, AttemptFailed e) when e.Attempt == before.Attempt => before with { Status = ExperimentStatus.Waiting },
            (_, AttemptStopped e) when e.Attempt == before.Attempt => before with { Status = ExperimentStatus.Waiting },
            (_, TrainingCompleted e) when e.Attempt == before.Attempt => before with { Status = ExperimentStatus.Evaluating, Model = ModelOf(e) },
            (_, ExperimentCancelled) => Ended(before, ExperimentStatus.Cancelled, at),
            (_, EvaluationCompleted e) when IsOwn(before, e) => Evaluated(before, e),
            (_, FairnessAssessed e) when IsCurrent(before, e.EvaluationId) => before with { Disparity = DisparityOf(e) },
            (_, GateDecided e) when IsCurrent(before, e.EvaluationId) => Decided(before, e, at),
            (_, ModelPromoted) => before with { Review = ReviewOutcome.Promoted },
            (_, ModelRejected) => before with { Review = ReviewOutcome.Rejected },
            _ => before,
        };
        return after with { UpdatedAt = at, Events = recorded.Version + 1 };
    }

    private static ExperimentSummary Training(ExperimentSummary before, AttemptStarted e) =>
        before with { Status = ExperimentStatus.Training, Attempt = e.Attempt, Epoch = e.FromEpoch };

    private static ExperimentSummary Ended(ExperimentSummary before, ExperimentStatus status, DateTimeOffset at) =>
        before with { Status = status, EndedAt = before.EndedAt ?? at };

    private static bool IsOwn(ExperimentSummary before, EvaluationCompleted e) =>
        e.DatasetId == before.DatasetId && e.DatasetVersion == before.DatasetVersion && e.Split == "test";

    private static bool IsCurrent(ExperimentSummary before, string evaluationId) => before.Evaluation?.EvaluationId == evaluationId;

    // What was assessed and decided about an earlier evaluation does not hold for a new one.
    private static ExperimentSummary Evaluated(ExperimentSummary before, EvaluationCompleted e) => before with
    {
        Status = before.Status is ExperimentStatus.Evaluating ? ExperimentStatus.Assessing : before.Status,
        Evaluation = EvaluationOf(e),
        Disparity = null,
        Gate = Verdict.None,
    };

    private static ExperimentSummary Decided(ExperimentSummary before, GateDecided e, DateTimeOffset at) =>
        (before.Status is ExperimentStatus.Assessing ? Ended(before, ExperimentStatus.Completed, at) : before) with { Gate = e.Verdict };

    private static TrainedModel ModelOf(TrainingCompleted e) =>
        new(e.Weights, e.Onnx, e.Series, e.BestEpoch, e.Temperature, e.Device, e.Threads, e.Seconds);

    private static EvaluationSummary EvaluationOf(EvaluationCompleted e) => new(
        e.EvaluationId, e.N, e.PriorsGiven, e.Predictions, e.Report, Metric(e, "auc@1"), Metric(e, "pra@1"), Metric(e, "s95@1"), Metric(e, "bacc@1"),
        Metric(e, "mf1@1"), Metric(e, "ece.pos15@1") ?? Metric(e, "ece.top15@1"), Metric(e, "brier@1"), e.Metrics);

    private static DisparitySummary DisparityOf(FairnessAssessed e) =>
        new(e.Definition, e.Level, e.Report, e.Signed, e.Value, e.Low, e.High, e.Slope, e.Groups, e.Undefined);

    private static double? Metric(EvaluationCompleted e, string id) => e.Metrics.GetValueOrDefault(id);
}
