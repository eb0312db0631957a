using System.Diagnostics;
using MassTransit;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Tracing;
using SemCovNet.Messaging.Parking;

namespace SemCovNet.Messaging;

/// <summary>Publishes one event to the bus, and the command that follows from it. A repeat bears the same message id.</summary>
public sealed class Relay(IBus bus, Replay replay)
{
    private static readonly ActivitySource Source = new("SemCovNet.Messaging");

    public const string StreamHeader = "semcov-stream";

    /// <summary>Of the message that some service must consume for the event.</summary>
    public static Guid MessageIdOf(RecordedEvent recorded) => recorded.Body is MessageReplayed { MessageId: { } original } ? original : recorded.Id;

    public async Task PublishAsync(RecordedEvent recorded)
    {
        // The bus hands the trace on to whoever consumes the message.
        using var relayed = Source.StartActivity($"relay {recorded.Type}", ActivityKind.Producer, EventTrace.Of(recorded));
        relayed?.SetTag("semcov.stream", recorded.Stream).SetTag("semcov.position", recorded.Position.Value);
        await PublishAsync(recorded.Body, recorded);
        if (FollowUp.Of(recorded.Body) is { } command)
            await PublishAsync(command, recorded);
        if (recorded.Body is MessageReplayed replayed)
            await replay.SendAsync(replayed, MessageIdOf(recorded), () => PublishAsync(recorded.Body, recorded));
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
