using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemCovNet.Learning.Recipes;

/// <summary>The JSON Schema (2020-12) of recipe files, made from <see cref="RecipeFields"/>, for editors and other programs.</summary>
public static class RecipeSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Write() => Create().ToJsonString(Indented);

    private static JsonObject Create() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "SemCovNet recipe",
        ["description"] = "How a model is built and trained. What fields demand of each other is checked by: semcov recipes check FILE",
        ["type"] = "object",
        ["properties"] = new JsonObject(RecipeFile.Fields.Concat(RecipeFields.All).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Property(field)))),
        ["required"] = new JsonArray("name"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Property(RecipeField field)
    {
        var property = new JsonObject { ["description"] = field.Meaning };
        foreach (var (key, value) in field.Schema) property[key] = value?.DeepClone();
        if (field.Key == "extends") property["enum"] = new JsonArray([.. RecipeCatalog.Names.Select(name => JsonValue.Create(name))]);
        if (Defaults.TryGetPropertyValue(field.Key, out var standard)) property["default"] = standard?.DeepClone();
        return property;
    }

    private static JsonObject Defaults
    {
        get
        {
            var fields = RecipeJson.Fields(new Recipe { Name = "" });
            fields.Remove("name");
            return fields;
        }
    }
}
