using System.Globalization;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using Spectre.Console;

namespace SemCovNet.Cli.Terminal;

/// <summary>Shows an experiment's way on standard error until it has ended.</summary>
internal static class ExperimentProgress
{
    public static Task FollowAsync(IEventStore store, string experimentId, GlobalPosition after, CancellationToken cancellation) =>
        Out.Progress.Profile.Capabilities.Interactive
            ? Out.Progress.Progress().AutoClear(false).HideCompleted(false)
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(bars => FollowAsync(store, experimentId, after, new Bar(bars).Show, cancellation))
            : FollowAsync(store, experimentId, after, Line, cancellation);

    private static async Task FollowAsync(
        IEventStore store, string experimentId, GlobalPosition after, Action<IExperimentEvent> show, CancellationToken cancellation)
    {
        var stream = Streams.Experiment(experimentId);
        await foreach (var recorded in store.SubscribeAllAsync(after, cancellation))
        {
            if (recorded.Stream != stream || recorded.Body is not IExperimentEvent happened)
                continue;
            show(happened);
            if (happened is GateDecided or AttemptFailed { Final: true } or ExperimentCancelled)
                return;
        }
    }

    private static void Line(IExperimentEvent happened)
    {
        if (Describe(happened) is { } text)
            Out.Say(text);
    }

    private static string? Describe(IExperimentEvent happened) => happened switch
    {
        ExperimentRequested e => $"experiment {e.ExperimentId}: {e.RecipeName} on {e.DatasetId}@{e.DatasetVersion}",
        AttemptStarted { FromEpoch: > 0 } e => $"attempt {e.Attempt} goes on after epoch {e.FromEpoch}",
        AttemptStarted e => $"attempt {e.Attempt} starts",
        EpochCompleted e => string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {e.Epoch}/{e.Epochs}: loss {e.TrainLoss:0.000}, validation AUC {Out.Number(e.ValidationAuc)}, PRA {Out.Number(e.ValidationPra)}, {e.ImagesPerSecond:0} images/s"),
        AttemptFailed e => $"attempt {e.Attempt} failed: {e.Reason}",
        TrainingCompleted e => string.Create(CultureInfo.InvariantCulture, $"trained in {e.Seconds:0} s; best epoch {e.BestEpoch}; evaluating"),
        EvaluationCompleted e => $"evaluated on {e.N} images; assessing fairness",
        ExperimentCancelled e => $"cancelled: {e.Reason}",
        _ => null,
    };

    /// <summary>The bar counts epochs; its text says the newest news.</summary>
    private sealed class Bar(ProgressContext bars)
    {
        private readonly ProgressTask task = bars.AddTask("waiting", maxValue: 1);

        public void Show(IExperimentEvent happened)
        {
            if (Describe(happened) is { } text)
                task.Description = Markup.Escape(text);
            if (happened is EpochCompleted epoch)
                (task.MaxValue, task.Value) = (epoch.Epochs, epoch.Epoch);
        }
    }
}
