using SemCovNet.Artifacts;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Cli.Commands;

/// <summary>A recipe as the command line names it: built in or a file, with settings over it.</summary>
internal static class RecipeChoice
{
    /// <summary>The whole recipe. A file of weights that it names is stored, and the recipe names its digest from then on.</summary>
    /// <exception cref="RecipeException">The recipe is unknown or a setting is wrong.</exception>
    /// <exception cref="CommandFailedException">There is no such recipe file, or its weights cannot be used.</exception>
    public static async Task<Recipe> ReadAsync(string nameOrFile, IEnumerable<string> settings, IArtifactStore artifacts, CancellationToken cancellation)
    {
        var recipe = (await FindAsync(nameOrFile, cancellation)).Recipe.With(settings);
        CheckWeights(recipe);
        if (WeightsFile(recipe) is not { } path)
            return recipe;
        await using var content = File.OpenRead(path);
        return recipe with { Weights = (await artifacts.PutAsync(content, cancellation)).ToString() };
    }

    /// <exception cref="RecipeException">There is no such recipe, or the file holds none that can be used: each problem begins with its path.</exception>
    /// <exception cref="CommandFailedException">There is no such file.</exception>
    public static async Task<RecipeFile> FindAsync(string nameOrFile, CancellationToken cancellation)
    {
        if (!File.Exists(nameOrFile))
        {
            return nameOrFile.Contains('/') || nameOrFile.EndsWith(".json", StringComparison.Ordinal)
                ? throw new CommandFailedException($"There is no recipe file \"{nameOrFile}\".")
                : RecipeCatalog.FindFile(nameOrFile);
        }
        try
        {
            return RecipeFile.Read(await File.ReadAllBytesAsync(nameOrFile, cancellation));
        }
        catch (RecipeException refused)
        {
            throw new RecipeException([.. refused.Problems.Select(problem => $"{nameOrFile}: {problem}")]);
        }
    }

    /// <exception cref="CommandFailedException">The recipe names a file of weights that is not there, holds none, or gives wrong features in its backbone.</exception>
    public static void CheckWeights(Recipe recipe)
    {
        if (WeightsFile(recipe) is not { } path)
            return;
        if (!File.Exists(path))
            throw new CommandFailedException($"There is no weights file \"{path}\".");
        using var content = File.OpenRead(path);
        try
        {
            PretrainedWeights.CheckFormat(content);
            CheckForm(recipe.Backbone, Path.Combine(Path.GetDirectoryName(path) ?? "", ClipConfigFile.Name));
        }
        catch (CheckpointException refused)
        {
            throw new CommandFailedException($"The weights file \"{path}\" cannot be used: {refused.Message}");
        }
    }

    // The store keeps the weights alone: what config.json tells of them can be seen here and never again.
    private static void CheckForm(string backbone, string config)
    {
        if (!File.Exists(config))
            return;
        using var content = File.OpenRead(config);
        ClipConfigFile.CheckBackbone(backbone, content);
    }

    private static string? WeightsFile(Recipe recipe) => Digest.TryParse(recipe.Weights, out _) ? null : recipe.Weights;
}
