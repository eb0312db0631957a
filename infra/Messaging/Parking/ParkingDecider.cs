using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Messaging.Parking;

/// <summary>A message that could not be consumed, as its stream tells of it.</summary>
/// <param name="Parked">As it was parked last; null before.</param>
/// <param name="Decision">What a person decided since then; null while it waits for that.</param>
public sealed record ParkedMessage(MessageParked? Parked, IParkedMessageEvent? Decision)
{
    public static ParkedMessage Unknown { get; } = new(null, null);
}

public abstract record ParkingCommand
{
    public sealed record Park(MessageParked Message) : ParkingCommand;

    public sealed record Replay(string ParkedId, string Reason, string By) : ParkingCommand;

    public sealed record Discard(string ParkedId, string Reason, string By) : ParkingCommand;
}

/// <summary>What may be written into <c>parked-{id}</c>.</summary>
public static class ParkingDecider
{
    public static Decider<ParkedMessage, ParkingCommand> Instance { get; } = new(ParkedMessage.Unknown, Decide, Evolve);

    /// <exception cref="ParkingRefusedException">The decision makes no sense; the message says why.</exception>
    public static IReadOnlyList<IEvent> Decide(ParkedMessage message, ParkingCommand command) =>
        (message, command) switch
        {
            // It was delivered again while it lies here already.
            ({ Parked: not null, Decision: null }, ParkingCommand.Park) => [],
            (_, ParkingCommand.Park c) => [c.Message],

            ({ Parked: null }, ParkingCommand.Replay c) => throw Unknown(c.ParkedId),
            ({ Parked: null }, ParkingCommand.Discard c) => throw Unknown(c.ParkedId),

            // A repeated decision changes nothing.
            ({ Decision: MessageReplayed }, ParkingCommand.Replay) => [],
            ({ Decision: MessageDiscarded }, ParkingCommand.Discard) => [],

            ({ Decision: MessageReplayed d }, ParkingCommand.Discard) => throw new ParkingRefusedException($"Message {d.ParkedId} was replayed already: there is nothing to discard."),
            ({ Decision: MessageDiscarded d }, ParkingCommand.Replay) => throw new ParkingRefusedException($"Message {d.ParkedId} was discarded: \"{d.Reason}\". Ask its sender for it again."),

            ({ Parked: { } p }, ParkingCommand.Replay c) => [new MessageReplayed(p.ParkedId, p.Queue, p.MessageId, p.ContentType, p.Body, Said(c.Reason), c.By)],
            ({ Parked: { } p }, ParkingCommand.Discard c) => [new MessageDiscarded(p.ParkedId, Said(c.Reason), c.By)],
            _ => [],
        };

    public static ParkedMessage Evolve(ParkedMessage message, IEvent happened) =>
        happened switch
        {
            MessageParked e => new(e, null),
            MessageReplayed or MessageDiscarded => message with { Decision = (IParkedMessageEvent)happened },
            _ => message,
        };

    private static ParkingRefusedException Unknown(string parkedId) => new($"There is no parked message {parkedId}. See: semcov queue parked list --all");

    private static string Said(string reason) => string.IsNullOrWhiteSpace(reason)
        ? throw new ParkingRefusedException("A decision on a parked message needs a reason: it is what remains of it.")
        : SaidText.Of(reason);
}

/// <summary>A decision on a parked message that makes no sense; the message says why.</summary>
public sealed class ParkingRefusedException(string message) : Exception(message);
