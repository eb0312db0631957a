using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class InFlightTests : IAsyncDisposable
{
    private const string Queue = "train-experiment";
    private const string OtherQueue = "note-experiment";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InFlight inFlight = new();
    private IBusControl? bus;

    [Fact]
    public void With_nothing_owed_everything_relayed_is_settled() => Assert.Equal(At(7), inFlight.Settled(At(7)));

    [Fact]
    public void What_is_owed_holds_the_settled_position_before_it()
    {
        Owe(Event(5));
        Owe(Event(3));
        Assert.Equal(At(2), inFlight.Settled(At(7)));
    }

    [Fact]
    public async Task Consuming_settles_and_the_position_moves_to_the_next_that_is_owed()
    {
        var (first, second) = (Event(3), Event(5));
        Owe(first);
        Owe(second);
        await StartAsync(_ => Task.CompletedTask);
        await SendAsync(second.Id);
        await SettledAt(7, becomes: 2);
        await SendAsync(first.Id);
        await SettledAt(7, becomes: 7);
    }

    [Fact]
    public async Task While_a_message_is_being_consumed_it_is_owed()
    {
        var consuming = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var happened = Event(3);
        Owe(happened);
        await StartAsync(async _ =>
        {
            consuming.SetResult();
            await finish.Task;
        });
        await SendAsync(happened.Id);
        await consuming.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var meanwhile = inFlight.Settled(At(3));
        finish.SetResult();
        Assert.Equal(At(2), meanwhile);
        await SettledAt(3, becomes: 3);
    }

    [Fact]
    public async Task A_message_that_failed_at_every_try_is_owed_until_it_is_parked()
    {
        var owedAtTry = new List<bool>();
        var faulted = new TaskCompletionSource();
        var happened = Event(3);
        Owe(happened);
        await StartAsync(_ =>
        {
            owedAtTry.Add(inFlight.Settled(At(3)) == At(2));
            throw new InvalidOperationException("never");
        }, faulted.SetResult);
        await SendAsync(happened.Id);
        await faulted.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal([true, true, true], owedAtTry);
        Assert.Equal(At(2), inFlight.Settled(At(3)));
        inFlight.Settle(happened.Id, Queue);
        Assert.Equal(At(3), inFlight.Settled(At(3)));
    }

    // An alert's breach is noted in no time, while the webhook is down and tried again: killed then, the process never posted it.
    [Fact]
    public async Task What_two_queues_take_is_owed_until_both_are_done()
    {
        var (finish, first) = (new TaskCompletionSource(), new Done(1));
        var happened = Event(3);
        inFlight.Owe(happened.Id, [Queue, OtherQueue], happened.Position);
        await StartAsync(_ => Task.CompletedTask, other: _ => finish.Task, observer: first);
        await SendAsync(happened.Id);
        await first.All.WaitAsync(Patience, TestContext.Current.CancellationToken);
        var meanwhile = inFlight.Settled(At(3));
        finish.SetResult();
        Assert.Equal(At(2), meanwhile);
        await SettledAt(3, becomes: 3);
    }

    [Fact]
    public void What_is_parked_at_one_queue_is_still_owed_to_another()
    {
        var happened = Event(3);
        inFlight.Owe(happened.Id, [Queue, OtherQueue], happened.Position);
        inFlight.Settle(happened.Id, Queue);
        inFlight.Settle(happened.Id, Queue);
        Assert.Equal(At(2), inFlight.Settled(At(3)));
        inFlight.Settle(happened.Id, OtherQueue);
        Assert.Equal(At(3), inFlight.Settled(At(3)));
    }

    [Fact]
    public void Whoever_waits_is_told_when_something_more_is_settled()
    {
        var happened = Event(3);
        Owe(happened);
        var settles = inFlight.Settles;
        inFlight.Settle(Guid.CreateVersion7(), Queue);
        Assert.False(settles.IsCompleted);
        inFlight.Settle(happened.Id, Queue);
        Assert.True(settles.IsCompleted);
        Assert.False(inFlight.Settles.IsCompleted);
    }

    [Fact]
    public void What_no_queue_here_takes_waits_for_a_process_that_has_one()
    {
        inFlight.Owe(Event(3).Id, [], At(3));
        Assert.Equal(At(2), inFlight.Settled(At(3)));
    }

    [Fact]
    public async Task A_message_that_nobody_owes_settles_nothing()
    {
        Owe(Event(3));
        var consumed = new TaskCompletionSource();
        await StartAsync(_ =>
        {
            consumed.SetResult();
            return Task.CompletedTask;
        });
        await SendAsync(Guid.CreateVersion7());
        await consumed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(At(2), inFlight.Settled(At(3)));
    }

    public async ValueTask DisposeAsync()
    {
        if (bus is not null)
            await bus.StopAsync(CancellationToken.None);
    }

    private void Owe(RecordedEvent recorded) => inFlight.Owe(recorded.Id, [Queue], recorded.Position);

    private async Task StartAsync(
        Func<ConsumeContext<TrainExperiment>, Task> consume, Action? faulted = null, Func<ConsumeContext<TrainExperiment>, Task>? other = null, IConsumeObserver? observer = null)
    {
        bus = Bus.Factory.CreateUsingInMemory(transport =>
        {
            transport.UseMessageRetry(retry => retry.Immediate(2));
            transport.ReceiveEndpoint(Queue, endpoint =>
            {
                if (faulted is not null)
                    endpoint.ConfigureError(errors => errors.UseExecute(_ => faulted()));
                endpoint.Handler<TrainExperiment>(context => consume(context));
            });
            if (other is not null)
                transport.ReceiveEndpoint(OtherQueue, endpoint => endpoint.Handler<TrainExperiment>(context => other(context)));
        });
        bus.ConnectConsumeObserver(inFlight);
        if (observer is not null)
            bus.ConnectConsumeObserver(observer);
        await bus.StartAsync(TestContext.Current.CancellationToken);
    }

    private Task SendAsync(Guid messageId) =>
        bus!.Publish(new TrainExperiment("e1"), context => context.MessageId = messageId, TestContext.Current.CancellationToken);

    private async Task SettledAt(long relayed, long becomes)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (inFlight.Settled(At(relayed)) != At(becomes))
            await Task.Delay(5, patience.Token);
    }

    private static GlobalPosition At(long position) => new(position);

    private static RecordedEvent Event(long position) => new(
        Guid.CreateVersion7(), "experiment-e1", 0, At(position), "training.experiment-requested.v1",
        new(DateTimeOffset.UnixEpoch, Guid.Empty, null, "user:ada", null), default, default);
}
