using System.Text;
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

    private static readonly Dictionary<string, RecipeField> Known = Fields.Concat(RecipeFields.All).ToDictionary(field => field.Key);

    /// <exception cref="RecipeException">All that is wrong with it, each field by its name.</exception>
    public static RecipeFile Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <param name="file">UTF-8.</param>
    /// <exception cref="RecipeException">All that is wrong with it, each field by its name.</exception>
    public static RecipeFile Read(ReadOnlySpan<byte> file)
    {
        var written = RecipeJson.Parse(file);
        var wrong = Wrong(written).ToList();
        foreach (var (key, _) in wrong) written.Remove(key);
        var (extends, description) = (Text(written, "extends"), Text(written, "description"));
        foreach (var field in Fields) written.Remove(field.Key);

        var recipe = RecipeJson.Over(extends is null ? new Recipe { Name = "" } : RecipeCatalog.Find(extends), written);
        List<string> problems = [.. wrong.Select(entry => entry.Problem), .. RecipeRules.Problems(recipe, [.. wrong.Select(entry => entry.Key)])];
        return problems.Count == 0 ? new(extends, description, recipe) : throw new RecipeException(problems);
    }

    private static IEnumerable<(string Key, string Problem)> Wrong(JsonObject written)
    {
        foreach (var (key, value) in written)
        {
            if (Problem(key, value) is { } problem) yield return (key, problem);
        }
        if (!written.ContainsKey("name")) yield return ("name", "A recipe needs the field 'name': a name of 1 to 100 characters.");
    }

    private static string? Problem(string key, JsonNode? value) =>
        !Known.TryGetValue(key, out var field) ? RecipeFields.Unknown(key)
        : field.Problem(value) is { } problem ? problem
        : key == "extends" ? RecipeCatalog.WhyUnknown(value!.GetValue<string>())
        : null;

    private static string? Text(JsonObject fields, string key) => fields[key]?.GetValue<string>();
}
