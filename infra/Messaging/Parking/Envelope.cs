using System.Text.Json;

namespace SemCovNet.Messaging.Parking;

/// <summary>What MassTransit's envelope says of its message, read from bytes that may be anything.</summary>
internal sealed record Envelope(Guid? MessageId, string? MessageType)
{
    private const string UrnPrefix = "urn:message:";

    /// <summary>Null where the bytes are no JSON object.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? Of(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Envelope Of(JsonElement root) => new(
        root.TryGetProperty("messageId", out var id) && id.ValueKind is JsonValueKind.String && id.TryGetGuid(out var messageId) ? messageId : null,
        root.TryGetProperty("messageType", out var types) && types.ValueKind is JsonValueKind.Array ? First(types) : null);

    private static string? First(JsonElement types) =>
        types.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first ? FaultText.Printable(first.GetString()!.Replace(UrnPrefix, ""), 200) : null;
}
