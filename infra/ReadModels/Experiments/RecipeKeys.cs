using System.Text.Json;

namespace SemCovNet.ReadModels.Experiments;

/// <summary>A recipe as single values: what lies in an object bears the names on the way to it, <c>cdi.weight</c>.</summary>
public static class RecipeKeys
{
    /// <returns>In the recipe's order; a list is one value.</returns>
    public static IEnumerable<(string Key, JsonElement Value)> Of(string recipeJson) => Within(JsonSerializer.Deserialize<JsonElement>(recipeJson), "");

    /// <summary>The value as a query and a table write it; null where the recipe says null.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static IEnumerable<(string, JsonElement)> Within(JsonElement value, string path) => value.ValueKind is JsonValueKind.Object
        ? value.EnumerateObject().SelectMany(field => Within(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}"))
        : path.Length == 0 ? [] : [(path, value)];
}
