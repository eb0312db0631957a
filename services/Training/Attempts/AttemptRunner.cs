using System.Diagnostics;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Tracing;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.ServiceDefaults;
using SemCovNet.Training.Data;
using SemCovNet.Training.Runs;
using static SemCovNet.Training.Runs.TrainingRun;

namespace SemCovNet.Training.Attempts;

/// <summary>Takes an experiment under a lease, trains it from its last checkpoint on, and records what came of it.</summary>
internal sealed class AttemptRunner(
    IEventStore store, IArtifactStore artifacts, CommandHandler handler, TrainingDataLoader loader, AttemptGuards guards, ResumePoints resuming, CheckpointRetention retention, LiveTraining live,
    ProcessIdentity identity, IOptions<TrainerOptions> options,
    TimeProvider clock, ILogger<AttemptRunner> log)
{
    private static readonly ActivitySource Source = new("SemCovNet.Training");

    /// <exception cref="DeviceLostException">The GPU failed, which is recorded; nothing more can be trained in this process.</exception>
    /// <returns>False where another trainer has it, its user has as many running as are allowed, it asks for other trainers, or nothing is left to train.</returns>
    public async Task<bool> TryRunAsync(string experimentId, CancellationToken stopping)
    {
        var stream = Streams.Experiment(experimentId);
        if (await handler.LoadAsync(TrainingDecider.Instance, stream, stopping) is not Open { Request: var request } waiting || !options.Value.Serves(request.Pool)
            || waiting.Pauses(clock.GetUtcNow(), options.Value.FruitlessAttempts))
            return false;
        await using var guard = await guards.TryEnterAsync(experimentId, request.RequestedBy, stopping);
        if (guard is null || await handler.LoadAsync(TrainingDecider.Instance, stream, stopping) is not Open open)
            return false;

        // A trainer comes by itself, but what it does belongs to the request: one correlation and one trace an experiment.
        var requested = await store.ReadStreamAsync(stream, 0, stopping).FirstAsync(stopping);
        using var training = Source.StartActivity("train", ActivityKind.Consumer, EventTrace.Of(requested));
        training?.SetTag("semcov.experiment", experimentId);
        var context = new CommandContext($"service:training/{identity.Name}", requested.Context.CorrelationId, requested.Id);
        var attempt = open.Attempt + 1;
        var (from, saved) = await resuming.FindAsync(open, stopping);
        var start = new TrainingCommand.StartAttempt(attempt, identity.Name, open.Newest, from, options.Value.FruitlessAttempts, clock.GetUtcNow());
        var started = await handler.HandleAsync(TrainingDecider.Instance, stream, start, context, stopping);
        // Another trainer may have taken this number meanwhile: then the state tells of its attempt, which looks like ours.
        if (!started.Changed)
            return false;
        if (started.State is Open running)
        {
            var journal = new AttemptJournal(artifacts, handler, retention, live, experimentId, attempt, context);
            await RunAsync(running, saved, journal, guard.Watch(attempt, stopping), stopping);
            live.End();
        }
        await retention.DropAsync(experimentId, CancellationToken.None);
        return true;
    }

    private async Task RunAsync(Open run, byte[]? saved, AttemptJournal journal, CancellationToken stop, CancellationToken stopping)
    {
        try
        {
            await journal.RecordAsync(await TrainAsync(run, saved, journal, stop), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is no failure: the next attempt goes on from the last checkpoint. A cancelled or superseded one has its reason in the stream already.
            var why = stopping.IsCancellationRequested ? "shutting down" : "cancelled or superseded";
            log.LogInformation("Attempt {Attempt} of {Experiment} stopped ({Why})", run.Attempt, run.Request.ExperimentId, why);
            if (stopping.IsCancellationRequested)
                await RecordEndAsync(journal, new TrainingCommand.Stop(new(run.Request.ExperimentId, run.Attempt, $"{identity.Name} is shutting down")));
        }
        catch (AttemptFencedException fenced)
        {
            log.LogWarning("{Message}", fenced.Message);
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Attempt {Attempt} of {Experiment} failed", run.Attempt, run.Request.ExperimentId);
            await RecordEndAsync(journal, FailureOf(run, failure));
            if (failure is DeviceLostException)
                throw;
        }
    }

    private async Task<TrainingCommand> TrainAsync(Open run, byte[]? saved, AttemptJournal journal, CancellationToken stop)
    {
        var recipe = Recipe.Parse(run.Request.Recipe.GetRawText());
        var data = await loader.LoadAsync(run.Request, recipe, stop);
        var content = saved ?? (run.Newest is { } unread ? await artifacts.GetAsync(unread.Content, stop) : null);
        var resumeFrom = content is null ? null : Checkpoint.Read(content);
        // A checkpoint holds the body's weights already, except for a body that is frozen.
        var starts = resumeFrom is null || recipe.Freeze == Freezing.Body;
        await using var pretrained = starts && recipe.Weights is { } weights ? await artifacts.OpenSeekableAsync(Digest.Parse(weights), stop) : null;
        var job = new TrainingJob(recipe, data, Metadata(run.Request), resumeFrom, clock) { Pretrained = pretrained };
        var warnings = TrainingDataRules.Warnings(data, recipe).ToList();
        warnings.ForEach(warning => log.LogWarning("Experiment {Experiment}: {Warning}", run.Request.ExperimentId, warning));
        var model = await Task.Factory.StartNew(() => Trainer.Run(job, journal, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return new TrainingCommand.Complete(new(
            run.Request.ExperimentId, run.Attempt, await artifacts.PutAsync(model.Weights, stop), await artifacts.PutAsync(model.Onnx, stop),
            await artifacts.PutJsonAsync(model.Steps, stop), model.KeptEpoch, recipe.Calibrate == Calibration.None ? null : model.Calibration.Temperature,
            model.Device, recipe.Threads, model.Seconds, recipe.Calibrate == Calibration.Platt ? model.Calibration.Shift : null,
            warnings.Count == 0 ? null : warnings));
    }

    private static Dictionary<string, string> Metadata(ExperimentRequested request) => new()
    {
        ["experiment"] = request.ExperimentId,
        ["dataset"] = $"{request.DatasetId}@{request.DatasetVersion}",
        ["dataset_digest"] = request.Manifest.ToString(),
        ["annotations_digest"] = request.Annotations.ToString(),
    };

    private TrainingCommand FailureOf(Open run, Exception failure) => new TrainingCommand.Fail(
        new(run.Request.ExperimentId, run.Attempt, failure.Message, IsFinal(failure), Outage: failure is IOException ? true : null), clock.GetUtcNow(), options.Value.RetryPause);

    // What the recipe or the data cause will happen again; anything else (memory, disk, a killed process) may pass.
    private static bool IsFinal(Exception failure) =>
        failure is RecipeException or CheckpointException or ArgumentException or InvalidDataException or TrainingDivergedException or ArtifactMissingException or ArtifactCorruptException;

    private static async Task RecordEndAsync(AttemptJournal journal, TrainingCommand end)
    {
        try
        {
            await journal.RecordAsync(end);
        }
        catch (AttemptFencedException)
        {
            // Somebody else has it by now, or it has ended: how ours ended is of no interest.
        }
    }
}
