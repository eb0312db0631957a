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

    public static Recipe Parse(string json)
    {
        var fields = Objects(json);
        foreach (var (key, value) in fields) Check(RecipeFields.Find(key), value);
        if (!fields.ContainsKey("name")) throw new RecipeException("A recipe needs the field 'name': a name of 1 to 100 characters.");
        return RecipeRules.Check(fields.Deserialize<Recipe>(Options)!);
    }

    public static Recipe With(Recipe recipe, string assignment)
    {
        if (assignment.Split('=', 2) is not [var key, var text])
            throw new RecipeException($"Cannot read '{assignment}': write key=value, for example epochs=10.");
        var fields = JsonSerializer.SerializeToNode(recipe, Options)!.AsObject();
        fields[key.Trim()] = RecipeFields.Find(key.Trim()).FromText(text.Trim());
        return Parse(fields.ToJsonString());
    }

    public static string Write(Recipe recipe) => JsonSerializer.Serialize(recipe, Options);

    private static JsonObject Objects(string json)
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

    private static void Check(RecipeField field, JsonNode? value)
    {
        var element = JsonSerializer.SerializeToElement(value);
        if (!field.Accepts(element))
            throw new RecipeException($"Recipe field '{field.Key}' is {element.GetRawText()}: allowed is {field.Allowed}.");
    }
}
