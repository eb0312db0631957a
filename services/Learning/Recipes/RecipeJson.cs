using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SemCovNet.Learning.Recipes;

/// <summary>Recipes as JSON with snake_case keys; what is not understood is refused by name, never ignored.</summary>
internal static class RecipeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        IgnoreReadOnlyProperties = true,
        WriteIndented = true,
    };

    public static Recipe With(Recipe recipe, IEnumerable<string> assignments)
    {
        var fields = Fields(recipe);
        foreach (var assignment in assignments)
        {
            if (assignment.Split('=', 2) is not [var key, var text])
                throw new RecipeException($"Cannot read '{assignment}': write key=value, for example epochs=10.");
            fields[key.Trim()] = RecipeFields.Find(key.Trim()).FromText(text.Trim());
        }
        return RecipeFile.Read(fields.ToJsonString()).Recipe;
    }

    public static string Write(Recipe recipe) => JsonSerializer.Serialize(recipe, Options);

    public static JsonObject Fields(Recipe recipe) => JsonSerializer.SerializeToNode(recipe, Options)!.AsObject();

    /// <param name="fields">Each has passed its own check.</param>
    /// <exception cref="RecipeException">They contradict each other.</exception>
    public static Recipe Whole(JsonObject fields)
    {
        var recipe = fields.Deserialize<Recipe>(Options)!;
        return RecipeRules.Problems(recipe).ToList() is { Count: > 0 } problems ? throw new RecipeException(problems) : recipe;
    }

    public static JsonObject Objects(string json)
    {
        try
        {
            // Reading every element refuses a key that stands twice.
            var fields = JsonNode.Parse(json) as JsonObject ?? throw new RecipeException("A recipe is a JSON object, for example {\"name\": \"mine\", \"epochs\": 10}.");
            _ = fields.Count;
            return fields;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new RecipeException($"The recipe is not valid JSON: {error.Message}");
        }
    }
}
