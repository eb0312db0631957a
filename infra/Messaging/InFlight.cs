using System.Collections.Concurrent;
using MassTransit;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging;

/// <summary>
/// What an in-memory bus still owes. A broker keeps a message until it is consumed; memory does not, so the relay's checkpoint may only
/// move past an event once what followed from it was consumed. After a crash the relay then says again whatever went unheard.
/// </summary>
public sealed class InFlight : IConsumeObserver
{
    private readonly ConcurrentDictionary<Guid, GlobalPosition> owed = new();

    public void Owe(RecordedEvent recorded) => owed[recorded.Id] = recorded.Position;

    /// <summary>The newest position with nothing owed at or before it.</summary>
    /// <param name="relayed">Of the event relayed last.</param>
    public GlobalPosition Settled(GlobalPosition relayed)
    {
        var oldest = owed.Values.Append(new GlobalPosition(relayed.Value + 1)).Min();
        return new(oldest.Value - 1);
    }

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class => Settle(context);

    // By now it was tried again and again and is parked: saying it once more would not help.
    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class
    {
        LossLedger.Park(context.Headers.Get<string>(Relay.StreamHeader));
        return Settle(context);
    }

    private Task Settle(ConsumeContext context)
    {
        if (context.MessageId is { } id)
            owed.TryRemove(id, out _);
        return Task.CompletedTask;
    }
}
