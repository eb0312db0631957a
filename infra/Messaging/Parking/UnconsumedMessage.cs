using System.Security.Cryptography;
using System.Text;
using MassTransit;
using SemCovNet.Contracts.Events;

namespace SemCovNet.Messaging.Parking;

/// <summary>What is known of a message that nobody could consume.</summary>
/// <param name="MessageId">Null where the sender gave none.</param>
/// <param name="Failure">Null where nothing was thrown.</param>
/// <param name="Fault">Why it was not consumed, for a person.</param>
internal sealed record UnconsumedMessage(
    string Queue, Guid? MessageId, string? MessageType, string? ContentType, string? Stream, byte[] Body, ParkingCause Cause, Exception? Failure, string Fault)
{
    // Written by the broker for each death of a message, the first one first.
    private const string FirstQueueHeader = "x-first-death-queue";
    private const string FirstReasonHeader = "x-first-death-reason";

    /// <summary>As what it was parked before it was replayed; null for a message that was not, or says what cannot be.</summary>
    public string? ParkedBefore { get; init; }

    /// <summary>The same for every delivery of one message to one queue; of a message without an id, for the same bytes.</summary>
    public string ParkedId => MessageId is { } id && ParkedBefore != IdOf(Bytes) ? IdOf(id.ToString("N")) : IdOf(Bytes);

    private string Bytes => Convert.ToHexString(SHA256.HashData(Body));

    private string IdOf(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{Queue}\n{name}")).AsSpan(0, 16)).ToString("N");

    public static UnconsumedMessage Faulted(ExceptionReceiveContext context) =>
        Of(context, context.Queue(), ParkingCause.Faulted, context.Exception, FaultText.Of(context.Exception));

    public static UnconsumedMessage Skipped(ReceiveContext context)
    {
        var message = Of(context, context.Queue(), ParkingCause.Skipped, null, "");
        return message with { Fault = $"Nobody at queue {message.Queue} takes messages of type {message.MessageType ?? "unknown"}: it was sent to the wrong queue, or is of a version that this program does not know." };
    }

    public static UnconsumedMessage DeadLettered(ReceiveContext context)
    {
        var (queue, reason) = (context.TransportHeaders.Get<string>(FirstQueueHeader), context.TransportHeaders.Get<string>(FirstReasonHeader));
        var fault = reason == "delivery_limit" ? "It was delivered as often as the broker allows, and its consumer never came to an end: look at the logs of the service for why it died." : $"The broker took it off its queue: {reason ?? "it does not say why"}.";
        return Of(context, queue ?? context.Queue(), ParkingCause.DeadLettered, null, fault);
    }

    private static UnconsumedMessage Of(ReceiveContext context, string queue, ParkingCause cause, Exception? failure, string fault)
    {
        var body = context.Body.GetBytes();
        var envelope = Envelope.Read(body);
        var id = context.TryGetPayload(out ConsumeContext? consumed) ? consumed.MessageId : null;
        return new(
            queue, id ?? envelope?.MessageId ?? context.GetMessageId(), envelope?.MessageType, context.ContentType?.ToString(),
            context.TransportHeaders.Get<string>(Relay.StreamHeader), body, cause, failure, fault)
        {
            ParkedBefore = context.TransportHeaders.Get<string>(Replay.ParkedHeader),
        };
    }
}
