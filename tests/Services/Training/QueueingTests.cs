using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Leases;
using SemCovNet.ReadModels.Projections;
using SemCovNet.Training;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Queue;

namespace SemCovNet.Tests.Services.Training;

/// <summary>Which trainer takes what.</summary>
public sealed class QueueingTests : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly SmallExperiment experiment = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => experiment.DisposeAsync();

    [Theory]
    [InlineData("", null, true)]
    [InlineData("", "gpu", true)]
    [InlineData("gpu", null, true)]
    [InlineData("gpu", "gpu", true)]
    [InlineData("cpu, gpu", "gpu", true)]
    [InlineData("cpu", "gpu", false)]
    public void A_trainer_serves_its_pools_and_what_asks_for_none(string pools, string? asked, bool serves) =>
        Assert.Equal(serves, new TrainerOptions { Pools = pools }.Serves(asked));

    [Fact]
    public async Task An_experiment_of_another_pool_is_left_to_its_trainers()
    {
        Options.Pools = "cpu";
        await RequestAsync(pool: "gpu");
        Assert.False(await experiment.Get<AttemptRunner>().TryRunAsync(SmallExperiment.Id, Stop));
        Assert.Single(await experiment.EventsAsync());
    }

    [Fact]
    public async Task A_process_that_does_not_train_leaves_what_waits_to_others()
    {
        Options.Trains = false;
        await RequestAsync(pool: null);
        using var worker = experiment.Get<IEnumerable<IHostedService>>().OfType<TrainingWorker>().Single();
        await worker.StartAsync(Stop);
        await worker.ExecuteTask!.WaitAsync(Minute, Stop);
        Assert.Single(await experiment.EventsAsync());
    }

    [Fact]
    public async Task An_experiment_whose_events_are_damaged_keeps_none_behind_it_waiting()
    {
        await experiment.Get<ReadModelProjections>().CatchUpAsync(Stop);
        await experiment.AppendAsync(Streams.Experiment("damaged"), Run.Requested with { ExperimentId = "damaged" });
        await RequestAsync(pool: null);
        experiment.Damage(Streams.Experiment("damaged"));
        foreach (var announced in new[] { "damaged", SmallExperiment.Id })
            experiment.Get<TrainingInbox>().Announce(announced);

        using var worker = experiment.Get<IEnumerable<IHostedService>>().OfType<TrainingWorker>().Single();
        await worker.StartAsync(Stop);
        await EndsAsync();
        await worker.StopAsync(Stop);
    }

    [Fact]
    public async Task A_user_who_has_as_many_running_as_are_allowed_waits_and_others_do_not()
    {
        Options.RunningPerUser = 2;
        var (guards, leases) = (experiment.Get<AttemptGuards>(), experiment.Get<LeaseStore>());
        await leases.TryAcquireAsync(LeaseKeys.UserSlot("user:ada", 0), "trainer-7", Minute, Stop);
        await leases.TryAcquireAsync(LeaseKeys.UserSlot("user:ada", 1), "trainer-8", Minute, Stop);
        Assert.Null(await guards.TryEnterAsync("e1", "user:ada", Stop));
        await (await guards.TryEnterAsync("e2", "user:bob", Stop))!.DisposeAsync();

        await leases.ReleaseAsync(LeaseKeys.UserSlot("user:ada", 0), "trainer-7", Stop);
        var guard = await guards.TryEnterAsync("e1", "user:ada", Stop);
        Assert.Equal(["training-slot/0/user:ada", "training-slot/1/user:ada", "training/e1"], (await leases.LiveAsync("training", Stop)).Select(lease => lease.Key));
        await guard!.DisposeAsync();
        Assert.Equal(["training-slot/1/user:ada"], (await leases.LiveAsync("training", Stop)).Select(lease => lease.Key));
    }

    [Fact]
    public async Task An_experiment_that_another_trainer_holds_costs_its_user_no_slot()
    {
        Options.RunningPerUser = 1;
        var leases = experiment.Get<LeaseStore>();
        await leases.TryAcquireAsync(LeaseKeys.Training("e1"), "trainer-7", Minute, Stop);
        Assert.Null(await experiment.Get<AttemptGuards>().TryEnterAsync("e1", "user:ada", Stop));
        Assert.Equal(["training/e1"], (await leases.LiveAsync("training", Stop)).Select(lease => lease.Key));
    }

    /// <summary>As soon as it is taken up: its recipe is none.</summary>
    private async Task EndsAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Minute);
        while ((await experiment.EventsAsync())[^1] is not AttemptFailed { Final: true })
            await Task.Delay(10, patience.Token);
    }

    private TrainerOptions Options => experiment.Get<IOptions<TrainerOptions>>().Value;

    private Task RequestAsync(string? pool) => experiment.AppendAsync(Streams.Experiment(SmallExperiment.Id), Run.Requested with { Pool = pool });
}
