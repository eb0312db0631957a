using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Attempts;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Requests;

/// <summary>Opens experiments and cancels them.</summary>
public sealed class ExperimentRequests(IEventStore store, IArtifactStore artifacts, CommandHandler handler, CheckpointRetention retention)
{
    /// <exception cref="NotTrainableException">The dataset, the version or its descriptors are missing.</exception>
    /// <exception cref="RecipeException">The recipe is unknown, a setting is wrong, or the weights it starts from are not in the store.</exception>
    public async Task RequestAsync(RequestExperiment request, CommandContext context, CancellationToken cancellation = default)
    {
        var recipe = ResolveRecipe(request);
        if (request.Pool is { } pool && !PoolName.IsValid(pool))
            throw new NotTrainableException($"\"{pool}\" cannot be a pool of trainers: its name has {PoolName.Rule}.");
        await RequireWeightsAsync(recipe, cancellation);
        var data = await TrainableData.FindAsync(store, request.DatasetId, request.DatasetVersion, cancellation);
        var experiment = new ExperimentRequested(
            request.ExperimentId, request.DatasetId, data.Dataset.Version, data.Dataset.Manifest, data.Annotations.Version, data.Annotations.Set,
            recipe.Name, JsonSerializer.Deserialize<JsonElement>(recipe.ToJson()), request.Reason, request.RequestedBy, request.Priority, request.Pool);
        await handler.HandleAsync(
            TrainingDecider.Instance, Streams.Experiment(request.ExperimentId), new TrainingCommand.Request(experiment), context, cancellation);
    }

    /// <returns>False where nothing was left to cancel.</returns>
    public async Task<bool> CancelAsync(CancelExperiment request, CommandContext context, CancellationToken cancellation = default)
    {
        var cancelled = await handler.HandleAsync(
            TrainingDecider.Instance, Streams.Experiment(request.ExperimentId),
            new TrainingCommand.Cancel(request.Reason, request.RequestedBy), context, cancellation);
        if (cancelled.Changed)
            await retention.DropAsync(request.ExperimentId, cancellation);
        return cancelled.Changed;
    }

    /// <summary>A request may come from anyone on the broker: it names weights by digest, never a file of this machine.</summary>
    /// <exception cref="RecipeException">The weights that the recipe starts from are not in the store, or it needs some and names none.</exception>
    public async Task RequireWeightsAsync(Recipe recipe, CancellationToken cancellation = default)
    {
        if (KnownWeights.NamesNone(recipe)) throw new RecipeException(KnownWeights.HowToGive(recipe));
        if (recipe.Weights is null) return;
        if (!Digest.TryParse(recipe.Weights, out var digest))
            throw new RecipeException($"Recipe field 'weights' is \"{recipe.Weights}\": a request names weights by their digest, sha256/ and 64 hex digits. On the command line, --set weights=FILE stores a file and names it.");
        if (!await artifacts.ExistsAsync(digest, cancellation)) throw new RecipeException(KnownWeights.HowToGive(recipe));
    }

    private static Recipe ResolveRecipe(RequestExperiment request)
    {
        var recipe = request.Recipe.TrimStart().StartsWith('{') ? Recipe.Parse(request.Recipe) : RecipeCatalog.Find(request.Recipe);
        return recipe.With(request.Settings);
    }
}
