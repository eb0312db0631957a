using System.Text.Json;
using SemCovNet.EventStore;

namespace SemCovNet.Cli.Answers;

/// <summary>An event with its envelope, for reading.</summary>
internal sealed record EventAnswer(
    Guid Id, string Stream, long Version, long Position, string Type, DateTimeOffset At, Guid CorrelationId, Guid? CausationId, string Actor,
    string? TraceParent, JsonElement Body, string Hash)
{
    public static EventAnswer Of(RecordedEvent e) => new(
        e.Id, e.Stream, e.Version, e.Position.Value, e.Type, e.Context.At, e.Context.CorrelationId, e.Context.CausationId, e.Context.Actor,
        e.Context.TraceParent, JsonDocument.Parse(e.Json).RootElement, Convert.ToHexStringLower(e.Hash.Span));
}
