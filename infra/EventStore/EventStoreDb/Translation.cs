using System.Text.Json;
using Client = global::EventStore.Client;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>Between our events and positions, and EventStoreDB's.</summary>
internal static class Translation
{
    public static Client.EventData ToEventData(RecordedEvent linked) =>
        new(Client.Uuid.FromGuid(linked.Id), linked.Type, linked.Json, EventMetadata.Of(linked));

    /// <summary>EventStoreDB's own streams, and those of other programs' system events, are not ours to read.</summary>
    public static bool IsOurs(Client.ResolvedEvent resolved) =>
        !resolved.Event.EventStreamId.StartsWith('$') && !resolved.Event.EventType.StartsWith('$');

    /// <exception cref="EventDamagedException">The metadata is not what this code writes.</exception>
    public static RecordedEvent ToEvent(Client.ResolvedEvent resolved)
    {
        var stored = resolved.Event;
        var (version, position) = (stored.EventNumber.ToInt64(), ToPosition(stored.Position));
        try
        {
            var (context, hash) = EventMetadata.Read(stored.Metadata.Span);
            return new(stored.EventId.ToGuid(), stored.EventStreamId, version, position, stored.EventType, context, stored.Data, hash);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new EventDamagedException(stored.EventStreamId, version, position, stored.EventType, "its metadata cannot be read", error);
        }
    }

    /// <summary>
    /// EventStoreDB names a place by two numbers, which are the same for everything that is not appended in an explicit transaction;
    /// this client cannot begin one.
    /// </summary>
    /// <exception cref="InvalidOperationException">They differ: another kind of client wrote it, long ago.</exception>
    public static GlobalPosition ToPosition(Client.Position position) => position.CommitPosition == position.PreparePosition
        ? new(checked((long)position.CommitPosition))
        : throw new InvalidOperationException(
            $"The event at position {position} of EventStoreDB was written in an explicit transaction, which this platform never uses: give it a server of its own.");

    public static Client.Position ToPosition(GlobalPosition position) => new((ulong)position.Value, (ulong)position.Value);

    public static Client.FromAll After(GlobalPosition position) =>
        position == GlobalPosition.Start ? Client.FromAll.Start : Client.FromAll.After(ToPosition(position));
}
