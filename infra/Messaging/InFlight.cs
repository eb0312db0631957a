using System.Collections.Concurrent;
using MassTransit;
using SemCovNet.EventStore;

namespace SemCovNet.Messaging;

/// <summary>
/// What an in-memory bus still owes. A broker keeps a message until it is consumed; memory does not, so the relay's checkpoint may only
/// move past an event once what followed from it was consumed, by each queue that takes it: one consumer may be done long before another.
/// After a crash the relay then says again whatever went unheard.
/// </summary>
public sealed class InFlight : IConsumeObserver
{
    // No queue's name: as on a broker (ADR 2), what some service must hear and none here does waits for a process that has its consumer.
    private const string Nobodys = "";

    private readonly ConcurrentDictionary<(Guid MessageId, string Queue), GlobalPosition> owed = new();

    private TaskCompletionSource settles = Create();

    /// <summary>Completes once something more is settled. To be taken before asking what is, so that nothing is missed.</summary>
    public Task Settles => Volatile.Read(ref settles).Task;

    /// <param name="messageId">Of the message that must be consumed before the event at the position is settled.</param>
    /// <param name="queues">Each that it is delivered to.</param>
    public void Owe(Guid messageId, IEnumerable<string> queues, GlobalPosition position)
    {
        foreach (var queue in queues.DefaultIfEmpty(Nobodys))
            owed[(messageId, queue)] = position;
    }

    /// <summary>The newest position with nothing owed at or before it.</summary>
    /// <param name="relayed">Of the event relayed last.</param>
    public GlobalPosition Settled(GlobalPosition relayed)
    {
        var oldest = owed.Values.Append(new GlobalPosition(relayed.Value + 1)).Min();
        return new(oldest.Value - 1);
    }

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        if (context.MessageId is { } id)
            Settle(id, context.ReceiveContext.Queue());
        return Task.CompletedTask;
    }

    // Still owed: it is tried again, or about to be parked, and only then settled.
    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;

    /// <summary>The message was consumed from a queue, or is parked: saying it there once more would not help.</summary>
    public void Settle(Guid messageId, string queue)
    {
        if (owed.TryRemove((messageId, queue), out _))
            Interlocked.Exchange(ref settles, Create()).SetResult();
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
