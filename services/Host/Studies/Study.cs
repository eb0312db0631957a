using SemCovNet.Artifacts;
using SemCovNet.Cli.Commands;
using SemCovNet.Cli.Running;
using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Requests;

namespace SemCovNet.Cli.Studies;

/// <summary>A study file with everything it names found: the data as they are now, the recipes with every default written out.</summary>
internal sealed record Study(StudyFile File, IReadOnlyList<TrainableData> Data, IReadOnlyList<Recipe> Recipes)
{
    /// <summary>Seed by seed, so that every recipe has a first figure early.</summary>
    public IReadOnlyList<StudyCell> Cells =>
    [
        .. from seed in File.Seeds
           from data in Data
           from recipe in File.Recipes.Zip(Recipes)
           select new StudyCell(File.Name, recipe.First.Label, seed, data, recipe.Second.With($"seed={seed}")),
    ];

    /// <summary>Checks everything that can be checked before the first training.</summary>
    /// <exception cref="CommandFailedException">A key of the file is wrong.</exception>
    public static async Task<Study> OpenAsync(Platform platform, StudyFile file, CancellationToken cancellation)
    {
        var data = new List<TrainableData>();
        foreach (var dataset in file.Datasets)
            data.Add(await FindAsync(dataset, platform, cancellation));
        CheckSplits(file.SplitsOf, data);
        var recipes = new List<Recipe>();
        foreach (var recipe in file.Recipes)
            recipes.Add(await ResolveAsync(recipe, file.Threads, platform, cancellation));
        for (var later = 1; later < recipes.Count; later++)
        {
            if (recipes.IndexOf(recipes[later]) is var same && same < later)
                throw file.Recipes[later].Key.Wrong(
                    $"is the same recipe as {file.Recipes[same].Key.Path}, \"{file.Recipes[same].Label}\": change a key with \"set\", or leave it out.");
        }
        return new(file, data, recipes);
    }

    // The mean over figures of unlike classes would be one of nothing.
    private static void CheckSplits(StudySplits? splits, IReadOnlyList<TrainableData> data)
    {
        var first = data[0].Dataset;
        if (splits is not null && data.FirstOrDefault(found => !found.Dataset.Classes.SequenceEqual(first.Classes)) is { Dataset: var other })
            throw splits.Key.Wrong(
                $"takes datasets together whose classes differ, {Named(first)} and {Named(other)}: give splits of the same images with the same classes, or leave the key out.");
    }

    private static string Named(DatasetVersionPublished dataset) => $"{dataset.DatasetId} ({string.Join(", ", dataset.Classes)})";

    private static async Task<TrainableData> FindAsync(StudyDataset named, Platform platform, CancellationToken cancellation)
    {
        try
        {
            return await TrainableData.FindAsync(platform.Get<IEventStore>(), named.Name, version: null, cancellation);
        }
        catch (NotTrainableException refused)
        {
            throw named.Key.Wrong($"cannot be trained on. {refused.Message}");
        }
    }

    private static async Task<Recipe> ResolveAsync(StudyRecipe named, int? threads, Platform platform, CancellationToken cancellation)
    {
        try
        {
            var recipe = await RecipeChoice.ReadAsync(named.Source, named.Settings, platform.Get<IArtifactStore>(), cancellation);
            await platform.Get<ExperimentRequests>().RequireWeightsAsync(recipe, cancellation);
            return threads is null ? recipe : recipe.With($"threads={threads}");
        }
        catch (Exception refused) when (refused is RecipeException or CommandFailedException)
        {
            throw named.Key.Wrong($"cannot be trained. {refused.Message}");
        }
    }
}
