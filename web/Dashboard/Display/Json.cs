using System.Text.Encodings.Web;
using System.Text.Json;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Display;

public static class Json
{
    // Shown as text by Blazor, which encodes it: escaping < and ' for HTML a second time would only make it hard to read.
    private static readonly JsonSerializerOptions Readable = new(ContractJson.Indented) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json), Readable);

    public static string Pretty(ReadOnlyMemory<byte> json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json.Span), Readable);
}
