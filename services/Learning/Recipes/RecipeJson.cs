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

    /// <summary>The basis with fields changed, each of which has passed its own check.</summary>
    public static Recipe Over(Recipe basis, JsonObject changes)
    {
        var fields = Fields(basis);
        foreach (var (key, value) in changes) fields[key] = value?.DeepClone();
        return fields.Deserialize<Recipe>(Options)!;
    }

    /// <exception cref="RecipeException">The file is not JSON, or no object.</exception>
    public static JsonObject Parse(ReadOnlySpan<byte> file)
    {
        try
        {
            var written = WrittenJson.Parse(file);
            return written.ValueKind == JsonValueKind.Object
                ? JsonObject.Create(written)!
                : throw new RecipeException("A recipe is a JSON object, for example {\"name\": \"mine\", \"epochs\": 10}.");
        }
        catch (JsonException wrong)
        {
            throw new RecipeException($"The recipe is not valid JSON: {wrong.Message}");
        }
    }
}
