using Microsoft.Extensions.Time.Testing;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.ReadModels.Leases;
using SemCovNet.ReadModels.Queue;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.ReadModels.Queue;

public sealed class SqliteTrainingQueue() : TrainingQueueTests(new SqliteReadModels());

public sealed class PostgresTrainingQueue() : TrainingQueueTests(new PostgresReadModels());

public abstract class TrainingQueueTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ReadModelFixture given;
    private readonly FakeTimeProvider clock = new(Some.Noon);
    private readonly LeaseStore leases;
    private readonly TrainingQueue queue;

    private protected TrainingQueueTests(ReadModelFixture given)
    {
        this.given = given;
        leases = new(given.Database, clock);
        queue = new(given.Database, leases);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_was_requested_waits_in_its_order_with_priority_and_pool()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"));
        await given.AppendExperimentAsync("e2", Given.Requested("e2") with { Priority = ExperimentPriority.High, Pool = "gpu" });
        await FoldAsync();

        var state = await queue.ReadAsync(Stop);

        Assert.Equal([("e2", ExperimentPriority.High, "gpu"), ("e1", ExperimentPriority.Normal, null)], state.Waiting.Select(e => (e.Id, e.Priority, e.Pool)));
        Assert.Equal(("user:ada", "semcovnet", "d1", 12), (state.Waiting[1].RequestedBy, state.Waiting[1].Recipe, state.Waiting[1].DatasetId, state.Waiting[1].Epochs));
        Assert.Empty(state.Running);
    }

    [Fact]
    public async Task What_a_trainer_holds_runs_and_tells_how_long_it_still_takes()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"), Given.Attempt(1), Given.Epoch(1, 2));
        await FoldAsync();
        await leases.TryAcquireAsync(LeaseKeys.Training("e1"), "trainer-7", Minute, Stop);

        var (experiment, trainer) = Assert.Single((await queue.ReadAsync(Stop)).Running);

        Assert.Equal(("trainer-7", 1, 2, 12), (trainer, experiment.Attempt, experiment.Epoch, experiment.Epochs));
        Assert.Equal(TimeSpan.FromSeconds(10 * 10 - 4), experiment.Left(experiment.ProgressAt!.Value.AddSeconds(4)));
        Assert.Equal(TimeSpan.Zero, experiment.Left(experiment.ProgressAt!.Value.AddHours(1)));
    }

    [Fact]
    public async Task What_its_trainer_no_longer_holds_waits_again()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"), Given.Attempt(1), Given.Epoch(1, 2));
        await FoldAsync();
        await leases.TryAcquireAsync(LeaseKeys.Training("e1"), "trainer-7", Minute, Stop);
        clock.Advance(Minute);

        var waiting = Assert.Single((await queue.ReadAsync(Stop)).Waiting);

        Assert.Equal((1, 2), (waiting.Attempt, waiting.Epoch));
    }

    [Fact]
    public async Task A_new_attempt_tells_of_the_time_left_only_after_an_epoch_of_its_own()
    {
        await given.AppendExperimentAsync("e1", Given.Requested("e1"), Given.Attempt(1), Given.Epoch(1, 2), Given.Attempt(2, fromEpoch: 1), Given.Epoch(1, 3));
        await FoldAsync();

        var waiting = Assert.Single((await queue.ReadAsync(Stop)).Waiting);

        Assert.Equal((2, 1, null), (waiting.Attempt, waiting.Epoch, waiting.Left(clock.GetUtcNow())));
    }

    [Fact]
    public async Task What_is_trained_has_failed_for_good_or_is_cancelled_is_gone()
    {
        await given.AppendExperimentAsync("done", Given.Whole("done"));
        await given.AppendExperimentAsync("failed", Given.Requested("failed"), Given.Attempt(1, id: "failed"), Given.Failed(1, final: true, id: "failed"));
        await given.AppendExperimentAsync("cancelled", Given.Requested("cancelled"), new ExperimentCancelled("cancelled", "wrong", "ada"));
        await given.AppendExperimentAsync("again", Given.Requested("again"), Given.Attempt(1, id: "again"), Given.Failed(1, final: false, id: "again"));
        await FoldAsync();

        Assert.Equal(["again"], (await queue.ReadAsync(Stop)).Waiting.Select(experiment => experiment.Id));
    }

    private Task FoldAsync() => given.All(new QueueProjection()).CatchUpAsync(Stop);
}
