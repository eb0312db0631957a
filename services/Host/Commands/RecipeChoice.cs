using SemCovNet.Artifacts;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Cli.Commands;

/// <summary>A recipe as the command line names it: built in or a file, with settings over it.</summary>
internal static class RecipeChoice
{
    /// <summary>The whole recipe. A file of weights that it names is stored, and the recipe names its digest from then on.</summary>
    /// <exception cref="RecipeException">The recipe is unknown or a setting is wrong.</exception>
    public static async Task<Recipe> ReadAsync(string nameOrFile, IEnumerable<string> settings, IArtifactStore artifacts, CancellationToken cancellation)
    {
        var recipe = (await FindAsync(nameOrFile, cancellation)).Recipe.With(settings);
        return recipe.Weights is null || Digest.TryParse(recipe.Weights, out _)
            ? recipe
            : recipe with { Weights = (await StoreAsync(recipe.Weights, artifacts, cancellation)).ToString() };
    }

    /// <exception cref="RecipeException">There is no such recipe, or the file holds none that can be used.</exception>
    public static async Task<RecipeFile> FindAsync(string nameOrFile, CancellationToken cancellation)
    {
        if (File.Exists(nameOrFile))
            return RecipeFile.Read(await File.ReadAllTextAsync(nameOrFile, cancellation));
        return nameOrFile.Contains('/') || nameOrFile.EndsWith(".json", StringComparison.Ordinal)
            ? throw new CommandFailedException($"There is no recipe file \"{nameOrFile}\".")
            : RecipeCatalog.FindFile(nameOrFile);
    }

    private static async Task<Digest> StoreAsync(string path, IArtifactStore artifacts, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new CommandFailedException($"There is no weights file \"{path}\".");
        var content = await File.ReadAllBytesAsync(path, cancellation);
        try
        {
            TensorFile.Read(content);
        }
        catch (CheckpointException refused)
        {
            throw new CommandFailedException($"The weights file \"{path}\" cannot be used: {refused.Message}");
        }
        return await artifacts.PutAsync(content, cancellation);
    }
}
