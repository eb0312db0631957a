using SemCovNet.EventStore;

namespace SemCovNet.Cli.Running;

/// <summary>Knows a message that was to follow from an event seen before: it bears the event's own id.</summary>
internal sealed class FollowUps
{
    private readonly Dictionary<Guid, RecordedEvent> events = [];

    /// <summary>Takes note of an event that something is to follow from.</summary>
    public void Note(RecordedEvent recorded) => events[recorded.Id] = recorded;

    /// <summary>Why a message was parked and where more is said of it.</summary>
    public static string Told(string fault, string parkedId) => $"{(fault.EndsWith('.') || fault.EndsWith('?') ? fault : $"{fault}.")} See: semcov queue parked show {parkedId}";

    /// <returns>The event that the message was to follow from; null where it is none of those noted.</returns>
    public RecordedEvent? CauseOf(Guid? message) => message is { } id ? events.GetValueOrDefault(id) : null;
}
