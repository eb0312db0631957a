using System.Text.Json;

namespace SemCovNet.Contracts;

/// <summary>A recipe as messages and events carry it: a built-in recipe's name, or a whole recipe as JSON. Anyone may write it, so it may be neither.</summary>
public static class RecipeText
{
    /// <returns>The name it goes by; null where a whole recipe has none, or is no JSON.</returns>
    public static string? NameOf(string recipe) => TryName(recipe, out var name) ? name : null;

    /// <param name="name">The name it goes by; null where a whole recipe has none.</param>
    /// <returns>False where it begins as a whole recipe and is no JSON.</returns>
    public static bool TryName(string recipe, out string? name)
    {
        name = recipe;
        if (!recipe.TrimStart().StartsWith('{'))
            return true;
        name = null;
        try
        {
            if (JsonSerializer.Deserialize<JsonElement>(recipe).TryGetProperty("name", out var named) && named.ValueKind is JsonValueKind.String)
                name = named.GetString();
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // The second tells of an escape that is half a character.
            return false;
        }
    }
}
