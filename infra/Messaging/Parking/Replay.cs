using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Messaging.Parking;

/// <summary>Delivers a parked message again, byte for byte, to the queue it came from.</summary>
public sealed class Replay(IBus bus, IArtifactStore artifacts, ParkedMessages messages)
{
    /// <summary>Says as what the message was parked: one without an id of its own travels under another, and would pass for a new one.</summary>
    public const string ParkedHeader = "semcov-parked";

    private const string Actor = "service:relay";

    // What has no content type of its own is read as the queue's default by its consumer; the wire needs one all the same.
    private static readonly ContentType Json = new(MediaTypeNames.Application.Json);

    /// <param name="messageId">The message's own id, or that of the decision where it had none.</param>
    public async Task SendAsync(MessageReplayed replayed, Guid messageId)
    {
        try
        {
            var body = await artifacts.GetAsync(replayed.Body);
            // The exchange in front of the queue: to send to a queue by name would declare it, as another kind than its consumer does.
            var endpoint = await bus.GetSendEndpoint(new($"exchange:{replayed.Queue}"));
            await endpoint.Send(new SerializedMessageBody(), Pipe.Execute<SendContext>(context =>
            {
                context.Serializer = new CopyBodySerializer(ContentTypeOf(replayed), new BytesMessageBody(body));
                context.MessageId = messageId;
                context.Headers.Set(ParkedHeader, replayed.ParkedId);
                if (context.TryGetPayload(out RabbitMqSendContext? onBroker))
                    onBroker.Mandatory = true;
            }));
        }
        catch (Exception refused) when (refused is MessageReturnedException or ArtifactMissingException or ArtifactCorruptException)
        {
            // Everything behind it would wait for ever: it is parked again instead.
            await messages.ParkAgainAsync(replayed, $"It could not be replayed: {refused.Message}", Actor, CancellationToken.None);
        }
    }

    private static ContentType ContentTypeOf(MessageReplayed replayed)
    {
        try
        {
            return replayed.ContentType is { Length: > 0 } given ? new(given) : Json;
        }
        catch (FormatException)
        {
            return Json;
        }
    }
}
