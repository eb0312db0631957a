using System.Text.Json;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Uploading;

/// <summary>One value within a record of a JSON document, with the path that names it in errors.</summary>
internal sealed record JsonField(long Index, string Path, JsonElement Value)
{
    public EntryPlace Place => EntryPlace.Json(Index, Path);

    public bool Exists => Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The text as it is, a number or true and false as they are written; null where it is anything else.</summary>
    public string? Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
        _ => null,
    };

    public bool IsTrue => Value.ValueKind == JsonValueKind.True;

    /// <returns>The member, which may not exist.</returns>
    public JsonField this[string member] => new(
        Index, $"{Path}.{member}", Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(member, out var found) ? found : default);

    public static JsonField Of(JsonRecord record) => new(record.Index, record.Path, record.Value);

    /// <returns>The text; null where there is none, which is reported.</returns>
    public string? Needed(AnnotationEntries entries)
    {
        if (Text is { Length: > 0 } text)
            return text;
        entries.Wrong(Place, Exists ? "a text or a number is needed here" : "it is missing");
        return null;
    }

    /// <returns>The elements; none where it does not exist, and none where it is no list, which is reported.</returns>
    public IEnumerable<JsonField> Elements(AnnotationEntries entries)
    {
        if (Value.ValueKind == JsonValueKind.Array)
            return Value.EnumerateArray().Select((element, index) => new JsonField(Index, $"{Path}[{index}]", element));
        if (Exists)
            entries.Wrong(Place, "a list is needed here");
        return [];
    }
}
