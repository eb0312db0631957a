using MassTransit;
using SemCovNet.EventStore;

namespace SemCovNet.Messaging;

/// <summary>Publishes one event to the bus, and sends the command that follows from it. A repeat bears the same message id.</summary>
public sealed class Relay(IBus bus)
{
    public const string StreamHeader = "semcov-stream";

    public async Task PublishAsync(RecordedEvent recorded)
    {
        await bus.Publish(recorded.Body, recorded.Body.GetType(), Pipe.Execute<PublishContext>(context => Address(context, recorded)));
        if (FollowUp.Of(recorded.Body) is { } command)
        {
            var queue = await bus.GetSendEndpoint(CommandQueues.Of(command.GetType()));
            await queue.Send(command, command.GetType(), Pipe.Execute<SendContext>(context => Address(context, recorded)));
        }
    }

    private static void Address(SendContext context, RecordedEvent recorded)
    {
        context.MessageId = recorded.Id;
        context.CorrelationId = recorded.Context.CorrelationId;
        context.Headers.Set(StreamHeader, $"{recorded.Stream}@{recorded.Version}");
    }
}
