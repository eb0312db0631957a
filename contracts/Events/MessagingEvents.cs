namespace SemCovNet.Contracts.Events;

/// <summary>What happens in <c>parked-{id}</c>: a message that could not be consumed, and what a person decided on it.</summary>
public interface IParkedMessageEvent : IEvent
{
    /// <summary>The same for every delivery of one message to one queue.</summary>
    string ParkedId { get; }
}

/// <summary>Why a message was not consumed.</summary>
public enum ParkingCause
{
    /// <summary>It could not be read, or its consumer failed at every try.</summary>
    Faulted,

    /// <summary>Nobody at this queue knows a message of its type.</summary>
    Skipped,

    /// <summary>Its consumer died with it more often than the broker allows.</summary>
    DeadLettered,
}

/// <param name="MessageId">Null where the sender gave none.</param>
/// <param name="MessageType">As the message itself says; null where it does not, or cannot be read.</param>
/// <param name="ExceptionType">Null where nothing was thrown.</param>
/// <param name="Fault">Why it was not consumed, for a person.</param>
/// <param name="Body">The message's bytes, whatever they are.</param>
/// <param name="Preview">The first characters of them, printable.</param>
[WireName("messaging.message-parked.v1")]
public sealed record MessageParked(
    string ParkedId, string Queue, Guid? MessageId, string? MessageType, string? ContentType, ParkingCause Cause, string? ExceptionType, string Fault,
    Digest Body, long Bytes, string Preview) : IParkedMessageEvent;

/// <summary>A person has it delivered again, to the queue it came from and under its own id; the relay does so when it comes to this event.</summary>
[WireName("messaging.message-replayed.v1")]
public sealed record MessageReplayed(
    string ParkedId, string Queue, Guid? MessageId, string? ContentType, Digest Body, string Reason, string By) : IParkedMessageEvent;

[WireName("messaging.message-discarded.v1")]
public sealed record MessageDiscarded(string ParkedId, string Reason, string By) : IParkedMessageEvent;
