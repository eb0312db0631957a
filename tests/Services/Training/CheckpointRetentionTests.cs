using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Requests;
using static SemCovNet.Tests.Services.Training.Run;

namespace SemCovNet.Tests.Services.Training;

public sealed class CheckpointRetentionTests : IAsyncDisposable
{
    private readonly SmallExperiment experiment = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => experiment.DisposeAsync();

    [Fact]
    public async Task An_open_experiment_keeps_its_newest_two()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Saved(1, 2), Saved(1, 3), Saved(1, 4));
        Assert.Equal(2, await DropAsync());
        Assert.Equal([3, 4], Left());
        Assert.Equal(0, await DropAsync());
    }

    [Fact]
    public async Task One_that_could_not_be_read_gives_its_place_to_the_one_before_it()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Saved(1, 2), Started(2, fromEpoch: 1), Saved(2, 3));
        Assert.Equal(1, await DropAsync());
        Assert.Equal([1, 3], Left());
    }

    [Fact]
    public async Task An_experiment_that_ended_keeps_none()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Saved(1, 2), Cancelled);
        Assert.Equal(2, await DropAsync());
        Assert.Empty(Left());
    }

    [Fact]
    public async Task What_a_superseded_attempt_says_does_not_end_it()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Started(2, fromEpoch: 1), Failed(1, final: true));
        Assert.Equal(0, await DropAsync());
        Assert.Equal([1], Left());
    }

    [Fact]
    public async Task A_checkpoint_that_something_else_names_is_kept()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Saved(1, 2), Completed(1));
        var recipe = JsonSerializer.SerializeToElement(new { weights = Content(1).ToString() });
        await experiment.AppendAsync(Streams.Experiment("other"), Requested with { ExperimentId = "other", Recipe = recipe });
        Assert.Equal(1, await DropAsync());
        Assert.Equal([1], Left());
    }

    [Fact]
    public async Task Where_what_else_names_a_checkpoint_cannot_be_read_all_are_kept_and_a_cancellation_stands()
    {
        await HappensAsync(Requested, Started(1), Saved(1, 1), Saved(1, 2), Saved(1, 3));
        await experiment.AppendAsync(Streams.Experiment("other"), Requested with { ExperimentId = "other" });
        experiment.Damage(Streams.Experiment("other"));
        Assert.Equal(0, await DropAsync());
        Assert.True(await experiment.Get<ExperimentRequests>().CancelAsync(new CancelExperiment(Id, "enough", "user:ada"), CommandContext.From("user:ada"), Stop));
        Assert.Equal([1, 2, 3], Left());
    }

    private Task<int> DropAsync() => experiment.Get<CheckpointRetention>().DropAsync(Id, Stop);

    private IEnumerable<int> Left() => Enumerable.Range(1, 9).Where(epoch => File.Exists(experiment.PathOf(Content(epoch))));

    private async Task HappensAsync(params IEvent[] events)
    {
        foreach (var happened in events)
        {
            if (happened is CheckpointSaved saved)
                Assert.Equal(saved.Checkpoint, await experiment.Artifacts.PutAsync(new byte[] { 100, (byte)saved.Epoch }, Stop));
            await experiment.AppendAsync(Streams.Experiment(Id), happened);
        }
    }
}
