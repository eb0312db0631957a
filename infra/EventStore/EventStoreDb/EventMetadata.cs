using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>
/// What EventStoreDB keeps beside a body: our envelope and the hash. The two ids bear the names by which EventStoreDB's own tools follow them.
/// </summary>
/// <param name="Hash">64 hexadecimal digits.</param>
internal sealed record EventMetadata(
    string At, [property: JsonPropertyName("$correlationId")] Guid CorrelationId, [property: JsonPropertyName("$causationId")] Guid? CausationId,
    string Actor, string? TraceParent, string Hash)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Of(RecordedEvent linked) => JsonSerializer.SerializeToUtf8Bytes(
        new EventMetadata(
            UtcText.Of(linked.Context.At), linked.Context.CorrelationId, linked.Context.CausationId, linked.Context.Actor, linked.Context.TraceParent,
            Convert.ToHexStringLower(linked.Hash.Span)),
        Options);

    /// <exception cref="JsonException">It was not written by <see cref="Of"/>.</exception>
    /// <exception cref="FormatException">The time or the hash is not one.</exception>
    public static (EventContext Context, byte[] Hash) Read(ReadOnlySpan<byte> json)
    {
        var read = JsonSerializer.Deserialize<EventMetadata>(json, Options) ?? throw new JsonException("The metadata is null.");
        return (new(UtcText.Parse(read.At), read.CorrelationId, read.CausationId, read.Actor, read.TraceParent), Convert.FromHexString(read.Hash));
    }
}
