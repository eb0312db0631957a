using System.Text;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.Messaging.Parking;

/// <summary>Keeps messages that could not be consumed, and records what people decide on them.</summary>
public sealed class ParkedMessages(IArtifactStore artifacts, CommandHandler handler)
{
    private const int PreviewCharacters = 200;

    /// <summary>Keeps the message; one that lies here already stays as it is.</summary>
    internal async Task ParkAsync(UnconsumedMessage message, string service, CancellationToken cancellation)
    {
        var parked = new MessageParked(
            message.ParkedId, message.Queue, message.MessageId, message.MessageType, message.ContentType, message.Cause, message.Failure?.GetBaseException().GetType().FullName,
            message.Fault, await artifacts.PutAsync(message.Body, cancellation), message.Body.Length, Preview(message.Body));
        if (await ParkAsync(parked, service, cancellation))
            LossLedger.Park(message.Stream);
    }

    /// <summary>Parks a message again that could not even be replayed.</summary>
    internal async Task ParkAgainAsync(MessageReplayed replayed, string fault, string service, CancellationToken cancellation)
    {
        var before = (await handler.LoadAsync(ParkingDecider.Instance, Streams.Parked(replayed.ParkedId), cancellation)).Parked!;
        await ParkAsync(before with { Cause = ParkingCause.Faulted, ExceptionType = null, Fault = fault }, service, cancellation);
    }

    /// <returns>False where it was decided so before.</returns>
    /// <exception cref="ParkingRefusedException">There is no such message, or it was discarded.</exception>
    /// <exception cref="ArtifactMissingException">Its body is not there any more.</exception>
    /// <exception cref="ArtifactCorruptException">Its body is damaged.</exception>
    public async Task<bool> ReplayAsync(string parkedId, string reason, string by, CancellationToken cancellation = default)
    {
        if ((await handler.LoadAsync(ParkingDecider.Instance, Streams.Parked(parkedId), cancellation)).Parked is { } parked)
            await artifacts.GetAsync(parked.Body, cancellation);
        return await DecideAsync(parkedId, new ParkingCommand.Replay(parkedId, reason, by), by, cancellation);
    }

    /// <returns>False where it was decided so before.</returns>
    /// <exception cref="ParkingRefusedException">There is no such message, or it was replayed.</exception>
    public Task<bool> DiscardAsync(string parkedId, string reason, string by, CancellationToken cancellation = default) =>
        DecideAsync(parkedId, new ParkingCommand.Discard(parkedId, reason, by), by, cancellation);

    private async Task<bool> ParkAsync(MessageParked parked, string service, CancellationToken cancellation)
    {
        var context = new CommandContext(service, parked.MessageId ?? Guid.CreateVersion7(), parked.MessageId);
        return (await handler.HandleAsync(ParkingDecider.Instance, Streams.Parked(parked.ParkedId), new ParkingCommand.Park(parked), context, cancellation)).Changed;
    }

    private async Task<bool> DecideAsync(string parkedId, ParkingCommand command, string by, CancellationToken cancellation) =>
        (await handler.HandleAsync(ParkingDecider.Instance, Streams.Parked(parkedId), command, CommandContext.From(by), cancellation)).Changed;

    // Bytes that are no text become replacement characters; four bytes a character at most.
    private static string Preview(byte[] body) =>
        FaultText.Printable(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, PreviewCharacters * 4))), PreviewCharacters);
}
