using MassTransit;
using SemCovNet.EventStore;

namespace SemCovNet.Messaging;

/// <summary>Publishes one event to the bus, and the command that follows from it. A repeat bears the same message id.</summary>
public sealed class Relay(IBus bus)
{
    public const string StreamHeader = "semcov-stream";

    public async Task PublishAsync(RecordedEvent recorded)
    {
        await PublishAsync(recorded.Body, recorded);
        if (FollowUp.Of(recorded.Body) is { } command)
            await PublishAsync(command, recorded);
    }

    private Task PublishAsync(object message, RecordedEvent recorded) =>
        bus.Publish(message, message.GetType(), Pipe.Execute<PublishContext>(context =>
        {
            // A broker drops what no queue is bound to, for instance before the trainer's first start; mandatory, it comes back as an
            // error instead. (To send to a queue by name would create one of another kind than the consumer's, which then cannot start.)
            context.Mandatory = FollowUp.NeedsListener(message);
            context.MessageId = recorded.Id;
            context.CorrelationId = recorded.Context.CorrelationId;
            context.Headers.Set(StreamHeader, $"{recorded.Stream}@{recorded.Version}");
        }));
}
