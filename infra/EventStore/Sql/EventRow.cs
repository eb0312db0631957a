namespace SemCovNet.EventStore.Sql;

/// <summary>An event as the table holds it.</summary>
internal sealed record EventRow(
    long Position, string EventId, string Stream, long Version, string Type, string At, string CorrelationId, string? CausationId,
    string Actor, string? TraceParent, byte[] Body, byte[] Hash)
{
    public static EventRow Of(RecordedEvent recorded) => new(
        recorded.Position.Value, recorded.Id.ToString(), recorded.Stream, recorded.Version, recorded.Type, UtcText.Of(recorded.Context.At),
        recorded.Context.CorrelationId.ToString(), recorded.Context.CausationId?.ToString(), recorded.Context.Actor, recorded.Context.TraceParent,
        recorded.Json.ToArray(), recorded.Hash.ToArray());

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
