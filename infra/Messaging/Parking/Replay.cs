using System.Net.Mime;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.Options;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Messaging.Parking;

/// <summary>Delivers a parked message again, byte for byte, to the queue it came from.</summary>
public sealed class Replay(IBus bus, IArtifactStore artifacts, ParkedMessages messages, InFlight inFlight, IOptions<MessagingOptions> options)
{
    /// <summary>Says as what the message was parked: one without an id of its own travels under another, and would pass for a new one.</summary>
    public const string ParkedHeader = "semcov-parked";

    private const string Actor = "service:relay";

    // What has no content type of its own is read as the queue's default by its consumer; the wire needs one all the same.
    private static readonly ContentType Json = new(MediaTypeNames.Application.Json);

    // The relay has patience for all that it says of one event.
    private TimeSpan Patience => options.Value.Patience / 2;

    /// <param name="messageId">The message's own id, or that of the decision where it had none.</param>
    /// <param name="brokerAnswers">Completes once the broker has taken another message.</param>
    public async Task SendAsync(MessageReplayed replayed, Guid messageId, Func<Task> brokerAnswers)
    {
        // Everything behind what cannot be replayed would wait for ever: it is parked again instead.
        if (await RefusalAsync(replayed, messageId, brokerAnswers) is not { } refusal)
            return;
        await messages.ParkAgainAsync(replayed, $"It could not be replayed: {refusal}", Actor, CancellationToken.None);
        inFlight.Settle(messageId, replayed.Queue);
    }

    /// <returns>Null where the broker has taken it.</returns>
    private async Task<string?> RefusalAsync(MessageReplayed replayed, Guid messageId, Func<Task> brokerAnswers)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            await DeliverAsync(replayed, messageId, late.Token).WaitAsync(late.Token);
            return null;
        }
        catch (Exception refused) when (refused is MessageReturnedException or ArtifactMissingException or ArtifactCorruptException)
        {
            return refused.Message;
        }
        catch (OperationCanceledException)
        {
            // What a user may not declare is tried again and again by the bus, as if the broker were away. If it is, this waits for it, and the relay says all of it again.
            await brokerAnswers();
            return $"The broker takes messages, but within {Patience.TotalSeconds:0} s none for {replayed.Queue}. Does a queue of this name still exist?";
        }
    }

    private async Task DeliverAsync(MessageReplayed replayed, Guid messageId, CancellationToken cancellation)
    {
        var body = await artifacts.GetAsync(replayed.Body, cancellation);
        // The exchange in front of the queue: to send to a queue by name would declare it, as another kind than its consumer does.
        var endpoint = await bus.GetSendEndpoint(new($"exchange:{replayed.Queue}"));
        await endpoint.Send(new SerializedMessageBody(), Pipe.Execute<SendContext>(context =>
        {
            context.Serializer = new CopyBodySerializer(ContentTypeOf(replayed), new BytesMessageBody(body));
            context.MessageId = messageId;
            context.Headers.Set(ParkedHeader, replayed.ParkedId);
            if (context.TryGetPayload(out RabbitMqSendContext? onBroker))
                onBroker.Mandatory = true;
        }), cancellation);
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
