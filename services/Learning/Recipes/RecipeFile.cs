using System.Text.Json.Nodes;

namespace SemCovNet.Learning.Recipes;

/// <summary>A recipe as people write it: what differs from the built-in recipe it extends, or from the defaults.</summary>
/// <param name="Extends">Name of that built-in recipe; null for the defaults.</param>
/// <param name="Description">One line on what it is for; null where the file has none.</param>
/// <param name="Recipe">The whole of it.</param>
public sealed record RecipeFile(string? Extends, string? Description, Recipe Recipe)
{
    /// <summary>Keys of the file that are no part of the recipe. <c>$schema</c> tells an editor what the file holds.</summary>
    internal static IReadOnlyList<RecipeField> Fields { get; } =
    [
        RecipeField.Text("$schema").Means("Where this schema lies, for editors"),
        RecipeField.Text("extends", "the name of a built-in recipe").Means("The built-in recipe whose settings hold wherever this file has none; without it, the defaults"),
        RecipeField.Text("description", "a text of 1 to 200 characters", longest: 200).Means("What the recipe is for, in a line"),
    ];

    /// <exception cref="RecipeException">All that is wrong with it, each field by its name.</exception>
    public static RecipeFile Read(string json)
    {
        var written = RecipeJson.Objects(json);
        var known = Fields.Concat(RecipeFields.All).ToDictionary(field => field.Key);
        var problems = written.SelectMany(entry => known.TryGetValue(entry.Key, out var field) ? field.Problems(entry.Value) : [RecipeFields.Unknown(entry.Key)]).ToList();
        if (!written.ContainsKey("name")) problems.Add("A recipe needs the field 'name': a name of 1 to 100 characters.");
        if (problems.Count > 0) throw new RecipeException(problems);

        var (extends, description) = (Text(written, "extends"), Text(written, "description"));
        foreach (var field in Fields) written.Remove(field.Key);
        return new(extends, description, RecipeJson.Whole(extends is null ? written : Over(RecipeCatalog.Find(extends), written)));
    }

    private static string? Text(JsonObject fields, string key) => fields[key]?.GetValue<string>();

    private static JsonObject Over(Recipe basis, JsonObject changes)
    {
        var fields = RecipeJson.Fields(basis);
        foreach (var (key, value) in changes) fields[key] = value?.DeepClone();
        return fields;
    }
}
