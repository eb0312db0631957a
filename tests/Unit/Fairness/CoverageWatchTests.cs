using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Tests.Unit.EventStore.Contract;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class CoverageWatchTests : IDisposable
{
    private readonly WatchedSkin skin = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => skin.Dispose();

    // The list is kept by another process, or by this one a second late: the check that follows a verdict came before it, and no other came.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task After_a_verdict_its_model_is_the_newest_while_the_list_of_experiments_does_not_show_its_end(bool first, bool shownAtWork)
    {
        await skin.ImportAsync();
        if (!first)
            await skin.TrainAsync("a");
        await skin.BeginAsync("b");
        if (shownAtWork)
            await skin.CatchUpAsync();
        await skin.AnnotateAsync(1);

        await HearAsync(await skin.CompleteAsync("b"));

        Assert.StartsWith("Since experiment b tail coverage moved from 0.200 to 1.000", Assert.Single(await skin.OnRecordAsync<RetrainingRequested>()).Reason);
        Assert.Empty(await skin.OnRecordAsync<RetrainingSuppressed>());
    }

    [Fact]
    public async Task A_model_of_the_newest_annotations_leaves_nothing_to_ask_for_though_the_list_shows_it_at_work()
    {
        await skin.ImportAsync();
        await skin.TrainAsync("a");
        await skin.AnnotateAsync(1);
        await skin.BeginAsync("b");
        await skin.CatchUpAsync();
        await skin.CompleteAsync("b");

        await skin.CheckAsync();

        Assert.Empty(await skin.MonitorAsync());
    }

    [Fact]
    public async Task Annotations_that_the_newest_model_was_trained_on_ask_for_no_other_though_it_saw_a_later_version_of_the_images()
    {
        await skin.ImportAsync();
        await skin.ImportHalfAsync();
        await skin.TrainAsync("a");

        await skin.CheckAsync();

        Assert.Empty(await skin.MonitorAsync());
    }

    /// <summary>Lets the service hear of it on a bus.</summary>
    private async Task HearAsync(GateDecided verdict)
    {
        var consumer = new WatchAfterVerdictConsumer(skin.Watch(), skin.History);
        var heard = new TaskCompletionSource();
        var bus = Bus.Factory.CreateUsingInMemory(transport => transport.ReceiveEndpoint("watch-after-verdict", endpoint => endpoint.Handler<GateDecided>(async context =>
        {
            try
            {
                await consumer.Consume(context);
                heard.SetResult();
            }
            catch (Exception failure)
            {
                heard.SetException(failure);
            }
        })));
        await bus.StartAsync(Stop);
        try
        {
            await bus.Publish(verdict, Stop);
            await heard.Task.WaitAsync(Some.Patience, Stop);
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }
}
