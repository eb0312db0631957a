using MassTransit;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Messaging;

namespace SemCovNet.Tests.Unit.Messaging;

public sealed class InFlightTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InFlight inFlight = new();
    private IBusControl? bus;

    [Fact]
    public void With_nothing_owed_everything_relayed_is_settled() => Assert.Equal(At(7), inFlight.Settled(At(7)));

    [Fact]
    public void What_is_owed_holds_the_settled_position_before_it()
    {
        inFlight.Owe(Event(5));
        inFlight.Owe(Event(3));
        Assert.Equal(At(2), inFlight.Settled(At(7)));
    }

    [Fact]
    public async Task Consuming_settles_and_the_position_moves_to_the_next_that_is_owed()
    {
        var (first, second) = (Event(3), Event(5));
        inFlight.Owe(first);
        inFlight.Owe(second);
        await StartAsync(_ => Task.CompletedTask);
        await PublishAsync(second.Id);
        await SettledAt(7, becomes: 2);
        await PublishAsync(first.Id);
        await SettledAt(7, becomes: 7);
    }

    [Fact]
    public async Task While_a_message_is_being_consumed_it_is_owed()
    {
        var consuming = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var happened = Event(3);
        inFlight.Owe(happened);
        await StartAsync(async _ =>
        {
            consuming.SetResult();
            await finish.Task;
        });
        await PublishAsync(happened.Id);
        await consuming.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(At(2), inFlight.Settled(At(3)));
        finish.SetResult();
        await SettledAt(3, becomes: 3);
    }

    [Fact]
    public async Task A_fault_settles_but_only_after_the_last_try()
    {
        var owedAtTry = new List<bool>();
        var happened = Event(3);
        inFlight.Owe(happened);
        await StartAsync(_ =>
        {
            owedAtTry.Add(inFlight.Settled(At(3)) == At(2));
            throw new InvalidOperationException("parked");
        });
        await PublishAsync(happened.Id);
        await SettledAt(3, becomes: 3);
        Assert.Equal([true, true, true], owedAtTry);
    }

    [Fact]
    public async Task A_message_that_nobody_owes_settles_nothing()
    {
        inFlight.Owe(Event(3));
        var consumed = new TaskCompletionSource();
        await StartAsync(_ =>
        {
            consumed.SetResult();
            return Task.CompletedTask;
        });
        await PublishAsync(Guid.CreateVersion7());
        await consumed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(At(2), inFlight.Settled(At(3)));
    }

    public async ValueTask DisposeAsync()
    {
        if (bus is not null)
            await bus.StopAsync(CancellationToken.None);
    }

    private async Task StartAsync(Func<ConsumeContext<TrainExperiment>, Task> consume)
    {
        bus = Bus.Factory.CreateUsingInMemory(transport =>
        {
            transport.UseMessageRetry(retry => retry.Immediate(2));
            transport.ReceiveEndpoint("train-experiment", endpoint => endpoint.Handler<TrainExperiment>(context => consume(context)));
        });
        bus.ConnectConsumeObserver(inFlight);
        await bus.StartAsync(TestContext.Current.CancellationToken);
    }

    private Task PublishAsync(Guid messageId) =>
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
