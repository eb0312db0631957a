using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Tests.Unit.EventStore.Contract;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class CoverageRoundsTests : IDisposable
{
    private readonly WatchedSkin skin = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => skin.Dispose();

    // It was answered for good by the cool-down, and annotations that came during a training were trained on only when others came.
    [Fact]
    public async Task A_retraining_that_the_cool_down_held_back_follows_after_it_and_was_held_back_on_record_once()
    {
        var first = await AskedAsync();
        await skin.BeginAsync(first.ExperimentId);
        await skin.AnnotateAsync(1);
        skin.Clock.Advance(TimeSpan.FromMinutes(20));
        await skin.CompleteAsync(first.ExperimentId);
        await skin.CatchUpAsync();
        await skin.CheckAsync();
        var held = Assert.Single(await skin.OnRecordAsync<RetrainingSuppressed>());
        Assert.Equal("rule:cool-down", held.SuppressedBy);

        await FollowAsync();

        var second = (await skin.OnRecordAsync<RetrainingRequested>())[1];
        Assert.Equal(held.RequestId, second.RequestId);
        Assert.True(second.At >= first.At + WatchedSkin.CoolDown, $"asked for at {second.At}");
        Assert.StartsWith($"Since experiment {first.ExperimentId} tail coverage moved from 0.600 to 1.000", second.Reason);
        Assert.Single(await skin.OnRecordAsync<RetrainingSuppressed>());
    }

    [Fact]
    public async Task What_follows_later_belongs_to_what_the_drift_was_found_in()
    {
        await HeldBackAsync();
        await skin.EndAsync("b", Given.Failed(1, final: true, id: "b"));
        await skin.LookAsync();

        var monitor = await skin.MonitorAsync();
        var (drift, asked) = (monitor.Single(recorded => recorded.Body is CoverageDriftDetected), monitor.Single(recorded => recorded.Body is RetrainingRequested));
        Assert.Equal(drift.Context.CorrelationId, asked.Context.CorrelationId);
        Assert.Equal(drift.Id, asked.Context.CausationId);
    }

    // No verdict comes of it, and so no check.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retraining_that_one_at_work_held_back_follows_when_that_one_fails_or_is_cancelled(bool cancelled)
    {
        var held = await HeldBackAsync();
        await skin.LookAsync();
        Assert.Empty(await skin.OnRecordAsync<RetrainingRequested>());

        IEvent end = cancelled ? new ExperimentCancelled("b", "wrong", "user:ada") : Given.Failed(1, final: true, id: "b");
        await skin.EndAsync("b", end);
        await skin.LookAsync();
        await skin.LookAsync();

        Assert.Equal(held.RequestId, Assert.Single(await skin.OnRecordAsync<RetrainingRequested>()).RequestId);
        Assert.Equal(held, Assert.Single(await skin.OnRecordAsync<RetrainingSuppressed>()));
    }

    [Fact]
    public async Task Many_processes_that_look_at_once_ask_once()
    {
        await skin.ImportAsync();
        await skin.TrainAsync("a");
        await skin.AnnotateAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => skin.LookAsync(), Stop)));

        Assert.Single(await skin.OnRecordAsync<RetrainingRequested>());
        Assert.Empty(await skin.OnRecordAsync<RetrainingSuppressed>());
    }

    [Fact]
    public async Task A_dataset_whose_rule_does_not_ask_on_coverage_is_left_alone()
    {
        await skin.ImportAsync(tailChange: null);
        await skin.TrainAsync("a");
        await skin.AnnotateAsync(1);

        await skin.LookAsync();

        Assert.Empty(await skin.MonitorAsync());
    }

    [Theory]
    [InlineData("00:00:00.5", "Semcov:Monitoring:Interval is 00:00:00.5000000: set 00:00:01 to 1.00:00:00, for instance SEMCOV__MONITORING__INTERVAL=00:01:00.")]
    [InlineData("1.00:00:01", "Semcov:Monitoring:Interval is 1.00:00:01: set 00:00:01 to 1.00:00:00, for instance SEMCOV__MONITORING__INTERVAL=00:01:00.")]
    [InlineData("00:00:01", null)]
    public void An_interval_that_is_too_short_or_too_long_says_what_to_set(string interval, string? error) =>
        Assert.Equal(error, new MonitoringOptionsValidator().Validate(null, new() { Interval = TimeSpan.Parse(interval, null) }).FailureMessage);

    // A rule that asked once, on the second annotations.
    private async Task<RetrainingRequested> AskedAsync()
    {
        await skin.ImportAsync();
        await skin.TrainAsync("a");
        await skin.AnnotateAsync(0.6);
        await skin.CheckAsync();
        return Assert.Single(await skin.OnRecordAsync<RetrainingRequested>());
    }

    // Annotations that came while a person's experiment of the same recipe trained.
    private async Task<RetrainingSuppressed> HeldBackAsync()
    {
        await skin.ImportAsync();
        await skin.TrainAsync("a");
        await skin.BeginAsync("b");
        await skin.CatchUpAsync();
        await skin.AnnotateAsync(1);
        await skin.CheckAsync();
        var held = Assert.Single(await skin.OnRecordAsync<RetrainingSuppressed>());
        Assert.Equal("rule:one-at-a-time", held.SuppressedBy);
        return held;
    }

    // Minute by minute, until a second retraining is asked for.
    private async Task FollowAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(Some.Patience);
        using var rounds = skin.Rounds();
        await rounds.StartAsync(Stop);
        while ((await skin.OnRecordAsync<RetrainingRequested>()).Count == 1)
        {
            skin.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, patience.Token);
        }
        await rounds.StopAsync(Stop);
    }
}
