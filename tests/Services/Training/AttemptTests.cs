using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Data;

namespace SemCovNet.Tests.Services.Training;

/// <summary>How attempts end: with a model, or with an event that gives the reason.</summary>
public sealed class AttemptTests : IAsyncDisposable
{
    private readonly SmallExperiment experiment = new();

    public ValueTask DisposeAsync() => experiment.DisposeAsync();

    [Fact]
    public async Task A_training_leaves_its_model_and_no_checkpoint()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe.With("cdi=off"), row => row % 2);
        var events = await experiment.TrainAsync();

        var completed = Assert.IsType<TrainingCompleted>(events[^1]);
        Assert.True(await experiment.Artifacts.ExistsAsync(completed.Weights, TestContext.Current.CancellationToken));
        Assert.Null(completed.Warnings);
        var saved = events.OfType<CheckpointSaved>().ToList();
        Assert.Equal([1, 2, 3, 4], saved.Select(checkpoint => checkpoint.Epoch));
        Assert.All(saved, checkpoint => Assert.False(File.Exists(experiment.PathOf(checkpoint.Checkpoint))));
    }

    [Theory]
    [InlineData("true", "b0 b1 m0 m1")]
    [InlineData("false", null)]
    public async Task A_datasets_fine_classes_are_learned_where_the_recipe_asks_for_them(string asked, string? learned)
    {
        await experiment.RequestAsync(SmallExperiment.Recipe.With("cdi=off", $"fine_classes={asked}"), row => row % 2, fine: true);
        var completed = (await experiment.TrainAsync()).OfType<TrainingCompleted>().Single();
        var (file, model) = ModelFile.Read(await File.ReadAllBytesAsync(experiment.PathOf(completed.Weights), TestContext.Current.CancellationToken));
        model.Dispose();
        Assert.Equal(learned, file.Fine is { } fine ? string.Join(' ', fine.Names) : null);
        Assert.Equal(["benign", "melanoma"], file.Classes);
    }

    [Fact]
    public async Task What_the_data_cannot_teach_stands_beside_the_result()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 8 == 1 ? 1 : 0, observed: false);
        var completed = (await experiment.TrainAsync()).OfType<TrainingCompleted>().Single();
        Assert.Equal(
            [
                "Class 'melanoma' has one training case: what the model learns of it is that case.",
                "Descriptor 'pigmented' is observed in no training sample: what the model says of it means nothing, and it has no coverage.",
                "cdi=slope does nothing: a class takes part where at least 3 descriptors have scores that sum to 5 over its training samples. 'benign' has 0, 'melanoma' has 0.",
            ],
            completed.Warnings!);
    }

    [Fact]
    public async Task Data_of_one_class_end_the_experiment_with_the_reason()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, _ => 0);
        await FailsAsync("All 8 training samples are of the class 'benign': a model has nothing to tell apart.");
    }

    [Fact]
    public async Task Weights_that_are_no_tensor_file_end_the_experiment_with_the_reason()
    {
        await experiment.RequestAsync(Pretrained(await PutAsync("these are no weights"u8.ToArray())), row => row % 2);
        await FailsAsync("The tensor file is damaged: its header claims");
    }

    [Fact]
    public async Task Weights_whose_header_claims_terabytes_end_the_experiment_with_the_reason()
    {
        var file = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(file, 1L << 42);
        await experiment.RequestAsync(Pretrained(await PutAsync(file)), row => row % 2);
        await FailsAsync("The tensor file is damaged: its header claims 4398046511104 bytes, but 56 follow.");
    }

    [Fact]
    public async Task Weights_that_changed_on_disk_end_the_experiment_with_the_reason()
    {
        var digest = await PutAsync([1, 2, 3]);
        await File.WriteAllBytesAsync(experiment.PathOf(digest), [1, 2, 4], TestContext.Current.CancellationToken);
        await experiment.RequestAsync(Pretrained(digest), row => row % 2);
        await FailsAsync($"The pretrained weights are {Digest.Of([1, 2, 4])}, but the recipe asks for {digest}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_newest_checkpoint_is_damaged_or_unreadable_training_goes_on_from_the_one_before(bool damaged)
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2);
        var (whole, checkpoints) = await CheckpointsAsync();
        foreach (var checkpoint in checkpoints.Take(2))
            await PutAsync(checkpoint.Content);
        await HappensAsync(Run.Started(1), Saved(checkpoints[0]), Saved(checkpoints[1]));
        if (damaged)
            await File.WriteAllBytesAsync(experiment.PathOf(Digest.Of(checkpoints[1].Content)), [1, 2, 3], TestContext.Current.CancellationToken);
        else
            MakeUnreadable(Digest.Of(checkpoints[1].Content));

        var events = await experiment.TrainAsync();
        var started = events.OfType<AttemptStarted>().Last();
        Assert.Equal((Digest.Of(checkpoints[0].Content), 1), (started.ResumesFrom, started.FromEpoch));
        Assert.Equal(Digest.Of(whole.Weights), Assert.IsType<TrainingCompleted>(events[^1]).Weights);
    }

    [Fact]
    public async Task While_the_store_is_away_an_attempt_fails_without_being_held_against_the_experiment_and_the_next_waits()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2);
        MakeUnreadable(((ExperimentRequested)(await experiment.EventsAsync())[0]).Manifest);

        var failed = Assert.IsType<AttemptFailed>((await experiment.TrainAsync())[^1]);
        Assert.Equal((false, true), (failed.Final, failed.Outage));
        Assert.InRange(failed.RetryAt!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.False(await experiment.Get<AttemptRunner>().TryRunAsync(SmallExperiment.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_no_checkpoint_can_be_read_the_newest_is_kept_for_the_next_attempt()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2);
        await HappensAsync(Run.Started(1), Run.Saved(1, 1), Run.Saved(1, 2));
        foreach (var epoch in (int[])[1, 2])
            MakeUnreadable(await PutAsync([100, (byte)epoch]));

        var events = await experiment.TrainAsync();
        Assert.Equal(Run.Content(2), events.OfType<AttemptStarted>().Last().ResumesFrom);
        Assert.True(Assert.IsType<AttemptFailed>(events[^1]).Outage);
    }

    [Fact]
    public async Task A_trainer_that_was_overtaken_before_it_began_does_not_train_as_the_others_attempt()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2);
        var overtaken = new OvertakenStore(experiment.Get<IEventStore>(), () => HappensAsync(Run.Started(1)));
        var runner = ActivatorUtilities.CreateInstance<AttemptRunner>(experiment.Get<IServiceProvider>(), overtaken);

        Assert.False(await runner.TryRunAsync(SmallExperiment.Id, TestContext.Current.CancellationToken));
        Assert.IsType<AttemptStarted>((await experiment.EventsAsync())[^1]);
    }

    [Fact]
    public async Task An_experiment_that_is_given_up_leaves_no_checkpoint()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2);
        var checkpoint = await PutAsync([100, 1]);
        Assert.Equal(Run.Content(1), checkpoint);
        await HappensAsync([Run.Started(1), Run.Saved(1, 1), .. Enumerable.Range(2, 5).Select(attempt => Run.Started(attempt, fromEpoch: 1))]);

        Assert.StartsWith("5 attempts ended without a checkpoint", Assert.IsType<AttemptFailed>((await experiment.TrainAsync())[^1]).Reason);
        Assert.False(File.Exists(experiment.PathOf(checkpoint)));
    }

    [Fact]
    public async Task A_picture_that_cannot_be_decoded_ends_the_experiment_and_is_named()
    {
        await experiment.RequestAsync(SmallExperiment.Recipe, row => row % 2, picture: row => row == 5 ? [1, 2, 3] : null);
        await FailsAsync("Image 'i5' (case 'c5') cannot be shown to a model: it does not begin like a JPEG, PNG, WebP, BMP or GIF file.");
    }

    private async Task<(TrainedModel Whole, IReadOnlyList<Checkpoint> Checkpoints)> CheckpointsAsync()
    {
        var data = await experiment.Get<TrainingDataLoader>().LoadAsync(
            (ExperimentRequested)(await experiment.EventsAsync())[0], SmallExperiment.Recipe, TestContext.Current.CancellationToken);
        var saved = new SavedCheckpoints();
        var job = new TrainingJob(SmallExperiment.Recipe, data, new Dictionary<string, string>(), null, TimeProvider.System);
        return (Trainer.Run(job, saved, TestContext.Current.CancellationToken), saved.All);
    }

    // A link to itself: whoever opens it is told of an input/output error.
    private void MakeUnreadable(Digest artifact)
    {
        File.Delete(experiment.PathOf(artifact));
        File.CreateSymbolicLink(experiment.PathOf(artifact), experiment.PathOf(artifact));
    }

    private static CheckpointSaved Saved(Checkpoint checkpoint) =>
        new(SmallExperiment.Id, 1, checkpoint.Epoch, Digest.Of(checkpoint.Content), checkpoint.Content.Length);

    private async Task HappensAsync(params IEvent[] events)
    {
        foreach (var happened in events)
            await experiment.AppendAsync(Streams.Experiment(SmallExperiment.Id), happened);
    }

    private static Recipe Pretrained(Digest weights) => RecipeCatalog.Find("mobilenetv2").With($"weights={weights}", "image_size=32", "batch=4", "device=cpu");

    private Task<Digest> PutAsync(byte[] content) => experiment.Artifacts.PutAsync(content, TestContext.Current.CancellationToken);

    private async Task FailsAsync(string reason)
    {
        var failed = Assert.IsType<AttemptFailed>((await experiment.TrainAsync())[^1]);
        Assert.StartsWith(reason, failed.Reason);
        Assert.True(failed.Final);
    }

    /// <summary>A store whose reader is slow: another trainer takes over meanwhile.</summary>
    private sealed class OvertakenStore(IEventStore store, Func<Task> takeOver) : IEventStore
    {
        public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
            string stream, long fromVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await takeOver();
            await foreach (var recorded in store.ReadStreamAsync(stream, fromVersion, cancellation))
                yield return recorded;
        }

        public Task<AppendResult> AppendAsync(
            string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default) =>
            store.AppendAsync(stream, expected, events, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
            store.ReadStreamBackwardsAsync(stream, cancellation);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
            store.ReadAllAsync(after, cancellation);

        public IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
            store.SubscribeAllAsync(after, cancellation);

        public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) => store.HeadAsync(cancellation);

        public bool IsPassing(Exception error) => store.IsPassing(error);
    }

    private sealed class SavedCheckpoints : ITrainingObserver
    {
        public List<Checkpoint> All { get; } = [];

        public void OnStep(StepMetrics step)
        {
        }

        public void OnEpoch(EpochSummary epoch)
        {
        }

        public void OnCheckpoint(Checkpoint checkpoint) => All.Add(checkpoint);
    }
}
