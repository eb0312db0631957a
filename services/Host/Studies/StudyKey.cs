using System.Text.Json;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Studies;

/// <summary>A value in a study file, with the way to it, so that whatever is wrong with it can be named.</summary>
/// <param name="Path">For instance <c>recipes[1].set</c>; empty for the whole document.</param>
internal sealed record StudyKey(string File, string Path, JsonElement Value)
{
    public CommandFailedException Wrong(string what) =>
        new(Path.Length == 0 ? $"Study file \"{File}\" {what}" : $"Study file \"{File}\", key \"{Path}\" {what}");

    /// <summary>The value of a key of this object; null where it is absent.</summary>
    public StudyKey? Find(string key) => Value.TryGetProperty(key, out var value) ? new(File, PathOf(key), value) : null;

    public StudyKey Get(string key, string allowed) =>
        Find(key) ?? throw (this with { Path = PathOf(key) }).Wrong($"is missing: give {allowed}.");

    /// <summary>Refuses whatever is no object, and keys that mean nothing here.</summary>
    public StudyKey Object(params string[] keys)
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Wrong($"is {Shown}: give an object with {string.Join(", ", keys)}.");
        var unknown = Value.EnumerateObject().FirstOrDefault(field => !keys.Contains(field.Name));
        return unknown.Value.ValueKind == JsonValueKind.Undefined
            ? this
            : throw (this with { Path = PathOf(unknown.Name) }).Wrong($"is unknown: there are {string.Join(", ", keys)}.");
    }

    public IReadOnlyList<StudyKey> Items(string allowed)
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.GetArrayLength() == 0)
            throw Wrong($"is {Shown}: give {allowed}.");
        return [.. Value.EnumerateArray().Select((item, index) => this with { Path = $"{Path}[{index}]", Value = item })];
    }

    public string Text(string allowed) => Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw Wrong($"is {Shown}: give {allowed}.");

    public int Whole(int least, int most) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"is {Shown}: give a whole number from {least} to {most}.");

    private string Shown => Value.ValueKind == JsonValueKind.Array && Value.GetArrayLength() == 0 ? "empty" : Value.GetRawText() switch
    {
        { Length: > 60 } text => text[..60] + "…",
        var text => text,
    };

    private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
