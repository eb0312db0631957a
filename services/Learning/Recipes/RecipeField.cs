using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemCovNet.Learning.Recipes;

/// <summary>One key of a recipe: what it allows, in words and as a check, and how it is read from the command line.</summary>
public sealed record RecipeField(string Key, string Allowed, Func<JsonElement, bool> Accepts, Func<string, JsonNode?> FromText)
{
    public static RecipeField Text(string key, string allowed = "a name of 1 to 100 characters") =>
        new(key, allowed, value => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 100 }, text => text);

    public static RecipeField Choice(string key, params string[] choices) =>
        new(key, string.Join(", ", choices), value => value.ValueKind == JsonValueKind.String && choices.Contains(value.GetString()), text => text);

    public static RecipeField Choice<T>(string key) where T : struct, Enum =>
        Choice(key, [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);

    public static RecipeField Switch(string key) =>
        new(key, "true or false", value => value.ValueKind is JsonValueKind.True or JsonValueKind.False, SwitchFromText);

    public static RecipeField Whole(string key, int least, int most) =>
        new(key, $"a whole number from {least} to {most}",
            value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most, NumberFromText);

    public static RecipeField OneOf(string key, params int[] choices) =>
        new(key, string.Join(", ", choices), value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && choices.Contains(number), NumberFromText);

    public static RecipeField Number(string key, double least, double most) =>
        new(key, string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
            value => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most, NumberFromText);

    /// <summary>The same field, where null or "default" leaves the choice to the trainer.</summary>
    public RecipeField OrDefault() => this with
    {
        Allowed = Allowed + ", or null for the default",
        Accepts = value => value.ValueKind == JsonValueKind.Null || Accepts(value),
        FromText = text => text is "null" or "default" ? null : FromText(text),
    };

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
