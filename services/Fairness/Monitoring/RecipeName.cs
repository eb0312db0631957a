using System.Text.Json;

namespace SemCovNet.Fairness.Monitoring;

internal static class RecipeName
{
    /// <param name="recipe">A built-in recipe's name, or a whole recipe as JSON.</param>
    /// <returns>The name it goes by; the text itself where it has none.</returns>
    public static string Of(string recipe)
    {
        if (!recipe.TrimStart().StartsWith('{'))
            return recipe;
        try
        {
            using var document = JsonDocument.Parse(recipe);
            return document.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : recipe;
        }
        catch (JsonException)
        {
            // No recipe at all: whoever trains refuses it by its own words.
            return recipe;
        }
    }
}
