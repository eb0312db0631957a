using MassTransit;
using SemCovNet.EventStore;

namespace SemCovNet.Messaging;

public static class ConsumeContexts
{
    /// <summary>The command context of a consumed message: the same correlation, caused by this message.</summary>
    /// <param name="actor">For instance service:training.</param>
    public static CommandContext ToCommandContext(this ConsumeContext message, string actor) =>
        new(actor, message.CorrelationId ?? message.MessageId ?? Guid.CreateVersion7(), message.MessageId);

    /// <summary>The name of the queue it came from.</summary>
    internal static string Queue(this ReceiveContext received) => received.InputAddress.Segments[^1];
}
