using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class RelayTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    [Fact]
    public async Task An_event_is_published_and_so_is_its_command_both_bearing_the_event_s_id()
    {
        await using var process = await RelayingProcess.StartAsync(home.Path);
        var happened = await Happened.AppendAsync(home.Path, "e1");
        // Publication and command reach two queues; which of them is served first is not promised.
        var (first, second) = (await process.Heard.NextAsync<object>(), await process.Heard.NextAsync<object>());
        Assert.Equal([nameof(ExperimentRequested), nameof(TrainExperiment)], new[] { first, second }.Select(message => message.Body.GetType().Name).Order());
        Assert.All([first, second], message => Assert.Equal(
            (happened.Id, happened.Context.CorrelationId, "experiment-e1@0"), (message.MessageId!.Value, message.CorrelationId!.Value, message.Stream)));
    }

    [Fact]
    public async Task What_was_appended_while_no_relay_ran_is_published_at_its_start()
    {
        RecordedEvent[] happened = [await Happened.AppendAsync(home.Path, "e1"), await Happened.AppendAsync(home.Path, "e2")];
        await using var process = await RelayingProcess.StartAsync(home.Path);
        Guid?[] heard = [(await process.Heard.NextAsync<TrainExperiment>()).MessageId, (await process.Heard.NextAsync<TrainExperiment>()).MessageId];
        Assert.Equal(happened.Select(e => e.Id).Order(), heard.OfType<Guid>().Order());
    }

    [Fact]
    public async Task What_was_published_before_a_crash_but_not_kept_is_published_again_with_the_same_message_id()
    {
        var happened = await Happened.AppendAsync(home.Path, "e1");
        await using (var crashes = await RelayingProcess.StartAsync(home.Path, losesItsPlace: true))
            Assert.Equal(happened.Id, (await crashes.Heard.NextAsync<TrainExperiment>()).MessageId);
        await using var restarted = await RelayingProcess.StartAsync(home.Path);
        Assert.Equal(happened.Id, (await restarted.Heard.NextAsync<TrainExperiment>()).MessageId);
    }

    [Fact]
    public async Task What_was_consumed_and_kept_is_not_published_again()
    {
        await using (var process = await RelayingProcess.StartAsync(home.Path))
        {
            var first = await Happened.AppendAsync(home.Path, "e1");
            await process.Heard.NextAsync<TrainExperiment>();
            await Until(() => Task.FromResult(process.InFlight.Settled(first.Position) == first.Position));
            await Happened.AppendAsync(home.Path, "e2");
            await Until(async () => await process.Checkpoint.LoadAsync(TestContext.Current.CancellationToken) >= first.Position);
        }
        await using var restarted = await RelayingProcess.StartAsync(home.Path);
        await Happened.AppendAsync(home.Path, "e3");

        // Whether e2 was kept before the stop is a race; that e1 was is not.
        Assert.DoesNotContain("e1", await HeardUntilAsync(restarted, "e3"));
    }

    // The first of them to be done is not the last: what only it had done was not said again after a crash.
    [Fact]
    public async Task What_several_consumers_take_is_settled_once_all_of_them_are_done()
    {
        var held = new Held();
        await using var process = await HoldingProcessAsync(held);
        var happened = await AppendUntilOneIsHeldAsync(process);
        var meanwhile = process.InFlight.Settled(happened.Position);
        held.LetGo();

        Assert.Equal(happened.Position.Value - 1, meanwhile.Value);
        await process.SettlesAsync(happened.Position);
    }

    // Nobody kept what was consumed after the last event had been relayed: an idle platform seemed to be behind, and said it again at its next start.
    [Fact]
    public async Task What_is_consumed_while_nothing_more_happens_is_kept()
    {
        var held = new Held();
        await using var process = await HoldingProcessAsync(held);
        var happened = await AppendUntilOneIsHeldAsync(process);

        held.LetGo();

        await Until(async () => await process.Checkpoint.LoadAsync(TestContext.Current.CancellationToken) == happened.Position);
    }

    [Fact]
    public async Task What_was_consumed_while_the_relay_was_busy_is_kept_when_it_stops()
    {
        var held = new Held();
        RecordedEvent happened;
        await using (var process = await HoldingProcessAsync(held))
        {
            // The first event and its command are publications too.
            var silence = new SilentOnce(at: 3);
            process.Bus.ConnectPublishObserver(silence);
            await process.StartAsync();
            happened = await Happened.AppendAsync(home.Path, "e1");
            await Happened.AppendAsync(home.Path, "e2");
            await Until(() => Task.FromResult(silence.IsReached));
            held.LetGo();
            await process.SettlesAsync(happened.Position);
        }

        await using var next = await RelayingProcess.StartAsync(home.Path, start: false);
        Assert.Equal(happened.Position, await next.Checkpoint.LoadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_publication_that_is_never_answered_is_said_again_under_the_same_id()
    {
        await using var process = await RelayingProcess.StartAsync(home.Path, start: false, add: services =>
            services.Configure<MessagingOptions>(options => options.Patience = TimeSpan.FromSeconds(1)));
        var silence = new SilentOnce(at: 1);
        process.Bus.ConnectPublishObserver(silence);
        await process.StartAsync();

        var happened = await Happened.AppendAsync(home.Path, "e1");

        Assert.Equal(happened.Id, (await process.Heard.NextAsync<TrainExperiment>()).MessageId);
        Assert.True(silence.WasSilent);
    }

    public void Dispose() => home.Dispose();

    // As a connection that is gone without its client's knowing.
    private sealed class SilentOnce(int at) : IPublishObserver
    {
        private int publications;

        public bool IsReached => Volatile.Read(ref publications) >= at;

        public bool WasSilent => publications > at;

        public Task PrePublish<T>(PublishContext<T> context) where T : class =>
            Interlocked.Increment(ref publications) == at ? new TaskCompletionSource().Task : Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
    }

    private sealed class Held
    {
        private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => held.Task;

        public void LetGo() => held.SetResult();
    }

    private sealed class HeldConsumer(Held held) : IConsumer<TrainExperiment>
    {
        public Task Consume(ConsumeContext<TrainExperiment> context) => held.Task;
    }

    // Not started yet. One of its consumers waits until it is let go.
    private Task<RelayingProcess> HoldingProcessAsync(Held held) => RelayingProcess.StartAsync(home.Path, start: false, add: services =>
        services.AddSingleton(held).AddConsumers(bus => bus.AddConsumer<HeldConsumer>()));

    // The publication and the command each have a consumer that is done at once, and the command one more, which is held.
    private async Task<RecordedEvent> AppendUntilOneIsHeldAsync(RelayingProcess process)
    {
        var quick = new Done(2);
        process.Bus.ConnectConsumeObserver(quick);
        await process.StartAsync();
        var happened = await Happened.AppendAsync(home.Path, "e1");
        await quick.All.WaitAsync(Heard.Patience, TestContext.Current.CancellationToken);
        return happened;
    }

    private static async Task<IReadOnlyList<string>> HeardUntilAsync(RelayingProcess process, string last)
    {
        List<string> heard = [];
        while (heard.LastOrDefault() != last)
            heard.Add(((TrainExperiment)(await process.Heard.NextAsync<TrainExperiment>()).Body).ExperimentId);
        return heard;
    }

    private static async Task Until(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Heard.Patience);
        while (!await condition())
            await Task.Delay(10, patience.Token);
    }
}
