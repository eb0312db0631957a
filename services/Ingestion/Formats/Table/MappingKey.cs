using System.Text.Json;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>A value in a mapping file, with the way to it, so that whatever is wrong with it can be named.</summary>
/// <param name="File">The mapping file's name.</param>
/// <param name="Path">For instance <c>$.descriptors[1].kind</c>.</param>
internal sealed record MappingKey(string File, string Path, JsonElement Value)
{
    public UnreadableFileException Wrong(string what) => new(new(File, null, Path, what));

    /// <param name="allowed">What it may be instead.</param>
    public UnreadableFileException IsNot(string allowed) => Wrong($"it is {Shown}: give {allowed}");

    /// <summary>Refuses whatever is no object, and keys that mean nothing here or stand twice.</summary>
    public MappingKey Object(IReadOnlyList<string> keys)
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw IsNot($"an object with the keys {string.Join(", ", keys)}");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in Value.EnumerateObject())
        {
            if (!keys.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
                throw Below(field).Wrong($"there is no such key: the keys are {string.Join(", ", keys)}");
            if (!seen.Add(field.Name))
                throw Below(field).Wrong("the key stands twice: leave one out");
        }
        return this;
    }

    /// <returns>Null where this object does not have the key, or null for it.</returns>
    public MappingKey? Find(string key)
    {
        foreach (var field in Value.EnumerateObject())
        {
            if (field.Name.Equals(key, StringComparison.OrdinalIgnoreCase) && field.Value.ValueKind != JsonValueKind.Null)
                return Below(field);
        }
        return null;
    }

    public IReadOnlyList<MappingKey> Items(string allowed)
    {
        if (Value.ValueKind != JsonValueKind.Array)
            throw IsNot(allowed);
        return [.. Value.EnumerateArray().Select((item, index) => this with { Path = $"{Path}[{index}]", Value = item })];
    }

    public string Text(string allowed) =>
        Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw IsNot(allowed);

    private string Shown => Value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String when string.IsNullOrWhiteSpace(Value.GetString()) => "blank",
        _ => Value.GetRawText(),
    };

    private MappingKey Below(JsonProperty field) => this with { Path = $"{Path}.{field.Name}", Value = field.Value };
}
