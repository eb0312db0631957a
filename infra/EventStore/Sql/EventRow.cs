using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Sql;

/// <summary>An event as the table holds it.</summary>
/// <param name="Previous">The hash of the event before it in its stream, when it is read; null where there is none.</param>
internal sealed record EventRow(
    long Position, string EventId, string Stream, long Version, string Type, string At, string CorrelationId, string? CausationId,
    string Actor, string? TraceParent, byte[] Body, byte[] Hash, byte[]? Previous)
{
    public static EventRow Of(RecordedEvent recorded) => new(
        recorded.Position.Value, recorded.Id.ToString(), recorded.Stream, recorded.Version, recorded.Type, UtcText.Of(recorded.Context.At),
        recorded.Context.CorrelationId.ToString(), recorded.Context.CausationId?.ToString(), recorded.Context.Actor, recorded.Context.TraceParent,
        recorded.Json.ToArray(), recorded.Hash.ToArray(), Previous: null);

    /// <summary>The event, if it is the one that was written: a bit that turned on the disk is not handed on to whoever decides by it.</summary>
    /// <exception cref="EventDamagedException">It cannot be read, or its hash is not that of its content and of the event before it.</exception>
    public RecordedEvent ToCheckedEvent()
    {
        var recorded = ToEvent();
        var previous = Version == 0 ? HashChain.Beginning : Previous;
        if (previous.Length == 0)
            throw new EventDamagedException(Stream, Version, new(Position), Type, "the event before it in its stream is not there");
        return HashChain.Link(previous, recorded).AsSpan().SequenceEqual(Hash)
            ? recorded
            : throw new EventDamagedException(Stream, Version, new(Position), Type, "its hash is not that of its content and of the event before it");
    }

    /// <exception cref="EventDamagedException">An id or the time is not one.</exception>
    public RecordedEvent ToEvent()
    {
        try
        {
            var context = new EventContext(
                UtcText.Parse(At), Guid.Parse(CorrelationId), CausationId is null ? null : Guid.Parse(CausationId), Actor, TraceParent);
            return new(Guid.Parse(EventId), Stream, Version, new(Position), Type, context, Body, Hash);
        }
        catch (FormatException error)
        {
            throw new EventDamagedException(Stream, Version, new(Position), Type, "its id, time, correlation or causation cannot be read", error);
        }
    }
}
