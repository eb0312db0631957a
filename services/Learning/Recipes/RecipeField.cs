using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SemCovNet.Learning.Recipes;

/// <summary>One key of a recipe: what it allows, in words, as a JSON Schema and as a check, and how it is read from the command line.</summary>
public sealed record RecipeField(string Key, string Allowed, JsonObject Schema, Func<JsonElement, bool> Accepts, Func<string, JsonNode?> FromText)
{
    /// <summary>What the field decides, for help and schema.</summary>
    public string Meaning { get; private init; } = "";

    public static RecipeField Text(string key, string allowed = "a name of 1 to 100 characters", int longest = 100) =>
        new(key, allowed, new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = longest },
            value => value.ValueKind == JsonValueKind.String && value.GetString()!.Length is var length && length >= 1 && length <= longest, text => text);

    public static RecipeField Choice(string key, params string[] choices) =>
        new(key, string.Join(", ", choices), new() { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]) },
            value => value.ValueKind == JsonValueKind.String && choices.Contains(value.GetString()), text => text);

    public static RecipeField Choice<T>(string key) where T : struct, Enum =>
        Choice(key, [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);

    public static RecipeField Switch(string key) =>
        new(key, "true or false", new() { ["type"] = "boolean" }, value => value.ValueKind is JsonValueKind.True or JsonValueKind.False, SwitchFromText);

    public static RecipeField Whole(string key, int least, int most) =>
        new(key, $"a whole number from {least} to {most}", new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most },
            value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most, NumberFromText);

    public static RecipeField OneOf(string key, params int[] choices) =>
        new(key, string.Join(", ", choices), new() { ["type"] = "integer", ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]) },
            value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && choices.Contains(number), NumberFromText);

    public static RecipeField Number(string key, double least, double most) =>
        new(key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"), new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most },
            value => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most, NumberFromText);

    /// <summary>The same field, where null or "default" leaves the choice to the trainer.</summary>
    public RecipeField OrDefault() => this with
    {
        Allowed = Allowed + ", or null for the default",
        Schema = new JsonObject(Schema.Select(entry => KeyValuePair.Create(entry.Key, entry.Key == "type" ? new JsonArray(entry.Value!.DeepClone(), "null") : entry.Value?.DeepClone()))),
        Accepts = value => value.ValueKind == JsonValueKind.Null || Accepts(value),
        FromText = text => text is "null" or "default" ? null : FromText(text),
    };

    /// <summary>The same field, whose text must match as well.</summary>
    public RecipeField Matching(string pattern) => this with
    {
        Schema = new JsonObject(Schema.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))) { ["pattern"] = pattern },
        Accepts = value => Accepts(value) && Regex.IsMatch(value.GetString()!, pattern),
    };

    public RecipeField Means(string meaning) => this with { Meaning = meaning };

    internal string? Problem(JsonNode? value)
    {
        var element = JsonSerializer.SerializeToElement(value);
        return Accepts(element) ? null : $"Recipe field '{Key}' is {element.GetRawText()}: allowed is {Allowed}.";
    }

    private static JsonNode? SwitchFromText(string text) => text switch
    {
        "true" or "on" => true,
        "false" or "off" => false,
        _ => text,
    };

    private static JsonNode? NumberFromText(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : text;
}
