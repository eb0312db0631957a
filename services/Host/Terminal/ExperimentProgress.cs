using System.Globalization;
using SemCovNet.Cli.Running;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Training.Attempts;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Shows an experiment's way on standard error until it has ended: its events, and between them the steps where this process trains.</summary>
internal sealed class ExperimentProgress(IEventStore store, LiveTraining live, string experimentId)
{
    private static readonly TimeSpan BarTick = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan LineTick = TimeSpan.FromSeconds(30);

    public Task FollowAsync(GlobalPosition after, CancellationToken cancellation) =>
        Out.Progress.Profile.Capabilities.Interactive
            ? Out.Progress.Progress().AutoClear(false).HideCompleted(false)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(bars => FollowAsync(after, new Bar(bars), BarTick, cancellation))
            : FollowAsync(after, new Lines(), LineTick, cancellation);

    private async Task FollowAsync(GlobalPosition after, IShow show, TimeSpan tick, CancellationToken cancellation)
    {
        var events = FollowEventsAsync(after, show, cancellation);
        while (await Task.WhenAny(events, Task.Delay(tick, CancellationToken.None)) != events)
        {
            if (live.Of(experimentId) is { } step)
                show.Step(step);
        }
        await events;
    }

    private async Task FollowEventsAsync(GlobalPosition after, IShow show, CancellationToken cancellation)
    {
        var (stream, followUps) = (Streams.Experiment(experimentId), new ExperimentFollowUps());
        await foreach (var recorded in store.SubscribeAllAsync(after, cancellation))
        {
            // A retraining that does not follow has no stream of its own.
            if (recorded.Body is RetrainingSuppressed suppressed && Guid.TryParse(suppressed.RequestId, out var request) && request.ToString("N") == experimentId)
                throw new CommandFailedException($"No retraining of {suppressed.DatasetId} follows: {suppressed.Reason}. The request is recorded.");
            // The wish itself was refused: the message that asks for a retraining names the experiment.
            if (recorded.Body is MessageParked { MessageId: { } message } parked && message.ToString("N") == experimentId)
                throw new CommandFailedException($"No experiment follows: the message that asked for it was parked. {FollowUps.Told(parked.Fault, parked.ParkedId)}");
            if (followUps.Take(recorded) is { } standstill && standstill.ExperimentId == experimentId)
                throw new CommandFailedException($"Experiment {experimentId} {standstill.Why}");
            if (recorded.Stream != stream || recorded.Body is not IExperimentEvent happened)
                continue;
            show.Event(happened);
            if (happened is GateDecided or AttemptFailed { Final: true } or ExperimentCancelled)
                return;
        }
    }

    private static string? Describe(IExperimentEvent happened) => happened switch
    {
        ExperimentRequested e => $"experiment {e.ExperimentId}: {e.RecipeName} on {e.DatasetId}@{e.DatasetVersion}",
        AttemptStarted { FromEpoch: > 0 } e => $"attempt {e.Attempt} goes on after epoch {e.FromEpoch}",
        AttemptStarted e => $"attempt {e.Attempt} starts",
        EpochCompleted e => string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {e.Epoch}/{e.Epochs}: loss {e.TrainLoss:0.000}, validation AUC {Out.Number(e.ValidationAuc)}, PRA {Out.Number(e.ValidationPra)}, {e.ImagesPerSecond:0} images/s{Left(e)}"),
        AttemptFailed { RetryAt: { } at } e => string.Create(CultureInfo.InvariantCulture, $"attempt {e.Attempt} failed: {e.Reason}; another may begin at {at.UtcDateTime:HH:mm:ss} UTC"),
        AttemptFailed e => $"attempt {e.Attempt} failed: {e.Reason}",
        AttemptStopped e => $"attempt {e.Attempt} stopped: {e.Reason}; another goes on from its newest checkpoint",
        TrainingCompleted e => string.Create(
            CultureInfo.InvariantCulture,
            $"trained in {e.Seconds:0} s; kept epoch {e.BestEpoch}; evaluating{string.Concat((e.Warnings ?? []).Select(warning => $"{Environment.NewLine}warning: {warning}"))}"),
        EvaluationCompleted e => $"evaluated on {e.N} images; assessing fairness",
        ExperimentCancelled e => $"cancelled: {e.Reason}",
        _ => null,
    };

    private static string Describe(LiveStep step) => $"epoch {step.Epoch}/{step.Epochs}, step {step.Step}/{step.StepsPerEpoch}{(step.Left is { } left ? $", {Remaining.Of(left)}" : "")}";

    private static string Left(EpochCompleted epoch) =>
        epoch.Epoch < epoch.Epochs ? $", {Remaining.Of(TimeSpan.FromSeconds(epoch.Seconds * (epoch.Epochs - epoch.Epoch)))}" : "";

    private interface IShow
    {
        void Event(IExperimentEvent happened);

        void Step(LiveStep step);
    }

    private sealed class Lines : IShow
    {
        private LiveStep? last;

        public void Event(IExperimentEvent happened)
        {
            if (Describe(happened) is { } text)
                Out.Say(text);
        }

        public void Step(LiveStep step)
        {
            if (step != last)
                Out.Say(Describe(step));
            last = step;
        }
    }

    /// <summary>The bar fills by steps; its text says the newest news.</summary>
    private sealed class Bar(ProgressContext bars) : IShow
    {
        private readonly ProgressTask task = bars.AddTask("waiting", maxValue: 1);

        public void Event(IExperimentEvent happened)
        {
            if (Describe(happened) is { } text)
                task.Description = Markup.Escape(text);
            if (happened is EpochCompleted epoch)
                (task.MaxValue, task.Value) = (epoch.Epochs, epoch.Epoch);
        }

        public void Step(LiveStep step)
        {
            task.Description = Markup.Escape(Describe(step));
            (task.MaxValue, task.Value) = (step.Epochs, step.Epoch - 1 + (double)step.Step / step.StepsPerEpoch);
        }
    }
}
