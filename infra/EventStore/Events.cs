using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.EventStore;

/// <summary>Who caused an event, when, and as part of what.</summary>
/// <param name="At">UTC.</param>
/// <param name="CorrelationId">The same for everything that followed from one request.</param>
/// <param name="CausationId">The message or event that directly caused it; null for a person's command.</param>
/// <param name="Actor">user:NAME, service:NAME or message:SENDER.</param>
/// <param name="TraceParent">W3C trace context.</param>
public sealed record EventContext(DateTimeOffset At, Guid CorrelationId, Guid? CausationId, string Actor, string? TraceParent);

/// <param name="Id">A version 7 UUID, chosen by the writer and kept when the append is repeated.</param>
public sealed record NewEvent(Guid Id, IEvent Body, EventContext Context)
{
    /// <summary>The body as another store holds it, to be kept byte for byte; null for an event that is new in the world.</summary>
    public ReadOnlyMemory<byte>? Json { get; init; }
}

/// <summary>An event as it stands in the store.</summary>
/// <param name="Version">Its number within the stream, 0 for the first.</param>
/// <param name="Type">The wire name.</param>
/// <param name="Json">The body as it was written, byte for byte: fields this version does not know are kept.</param>
/// <param name="Hash">32 bytes: SHA-256 over the previous hash of the stream, the canonical envelope and the body.</param>
public sealed record RecordedEvent(
    Guid Id, string Stream, long Version, GlobalPosition Position, string Type, EventContext Context, ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Hash)
{
    private IEvent? body;

    /// <summary>The event itself, read on first use.</summary>
    /// <exception cref="UnknownEventTypeException">This version of the code does not know the type.</exception>
    public IEvent Body => body ??= (IEvent)(JsonSerializer.Deserialize(Json.Span, WireNames.TypeOf(Type), ContractJson.Options)
        ?? throw new JsonException($"Event {Stream}@{Version} has the body null."));
}
