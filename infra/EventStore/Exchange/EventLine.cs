using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.EventStore.Exchange;

/// <summary>An event as one line of JSON: its envelope, its hash, and its body byte for byte as it stands in the store.</summary>
public static class EventLine
{
    /// <returns>UTF-8, without the line's end.</returns>
    /// <exception cref="EventDamagedException">The body would not come back as it is.</exception>
    public static ReadOnlyMemory<byte> Of(RecordedEvent recorded)
    {
        if (recorded.Json.Span.IndexOfAny((byte)'\n', (byte)'\r') >= 0)
            throw new EventDamagedException(
                recorded.Stream, recorded.Version, recorded.Position, recorded.Type, "its body holds a line break, which nothing here writes");
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        json.WriteString("id", recorded.Id);
        json.WriteString("stream", recorded.Stream);
        json.WriteNumber("version", recorded.Version);
        json.WriteString("type", recorded.Type);
        json.WriteString("at", UtcText.Of(recorded.Context.At));
        json.WriteString("correlationId", recorded.Context.CorrelationId);
        json.WriteString("causationId", recorded.Context.CausationId?.ToString());
        json.WriteString("actor", recorded.Context.Actor);
        json.WriteString("traceParent", recorded.Context.TraceParent);
        json.WriteString("hash", Convert.ToHexStringLower(recorded.Hash.Span));
        json.WritePropertyName("body");
        json.WriteRawValue(recorded.Json.Span);
        json.WriteEndObject();
        json.Flush();
        return line.WrittenMemory;
    }

    /// <summary>The event, without a position: that is given by the store it comes into.</summary>
    /// <exception cref="JsonException">The line is not one of these.</exception>
    /// <exception cref="FormatException">Its time or its hash is not one.</exception>
    public static RecordedEvent Read(ReadOnlySpan<byte> line)
    {
        var read = JsonSerializer.Deserialize<Line>(line, ContractJson.Options) ?? throw new JsonException("The line is null.");
        var context = new EventContext(UtcText.Parse(read.At), read.CorrelationId, read.CausationId, read.Actor, read.TraceParent);
        return new(
            read.Id, read.Stream, read.Version, GlobalPosition.Start, read.Type, context, JsonMarshal.GetRawUtf8Value(read.Body).ToArray(),
            Convert.FromHexString(read.Hash));
    }

    private sealed record Line(
        Guid Id, string Stream, long Version, string Type, string At, Guid CorrelationId, Guid? CausationId, string Actor, string? TraceParent, string Hash,
        JsonElement Body);
}
