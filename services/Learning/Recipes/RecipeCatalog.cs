using System.Reflection;

namespace SemCovNet.Learning.Recipes;

/// <summary>The recipes that come with the platform, by name: the files of <c>Recipes/BuiltIn</c>.</summary>
public static class RecipeCatalog
{
    private const string Folder = "recipes/";
    private static readonly Assembly Home = typeof(RecipeCatalog).Assembly;

    // Read when first asked for: one recipe extends another.
    private static readonly IReadOnlyDictionary<string, Lazy<RecipeFile>> All = Home.GetManifestResourceNames()
        .Where(resource => resource.StartsWith(Folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(resource => resource[Folder.Length..], resource => new Lazy<RecipeFile>(() => Read(resource)));

    public static IReadOnlyList<string> Names { get; } = [.. All.Keys];

    /// <exception cref="RecipeException">No recipe has this name.</exception>
    public static Recipe Find(string name) => FindFile(name).Recipe;

    /// <summary>The same with what its file says about it.</summary>
    /// <exception cref="RecipeException">No recipe has this name.</exception>
    public static RecipeFile FindFile(string name) => WhyUnknown(name) is { } reason ? throw new RecipeException(reason) : All[name].Value;

    /// <returns>Null for a name of the catalogue.</returns>
    internal static string? WhyUnknown(string name) => All.ContainsKey(name)
        ? null
        : $"There is no recipe '{name}'.{Nearest.Suggest(name, Names)} The built-in recipes are: {string.Join(", ", Names)}.";

    private static RecipeFile Read(string resource)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(resource)!);
        return RecipeFile.Read(reader.ReadToEnd());
    }
}
