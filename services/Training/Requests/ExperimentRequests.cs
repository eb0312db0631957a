using System.Text.Json;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Learning.Recipes;
using SemCovNet.Training.Runs;

namespace SemCovNet.Training.Requests;

/// <summary>Opens experiments and cancels them.</summary>
public sealed class ExperimentRequests(IEventStore store, CommandHandler handler)
{
    /// <exception cref="NotTrainableException">The dataset, the version or its descriptors are missing.</exception>
    /// <exception cref="RecipeException">The recipe is unknown or a setting is wrong.</exception>
    public async Task RequestAsync(RequestExperiment request, CommandContext context, CancellationToken cancellation = default)
    {
        var recipe = ResolveRecipe(request);
        var data = await TrainableData.FindAsync(store, request.DatasetId, request.DatasetVersion, cancellation);
        var experiment = new ExperimentRequested(
            request.ExperimentId, request.DatasetId, data.Dataset.Version, data.Dataset.Manifest, data.Annotations.Version, data.Annotations.Set,
            recipe.Name, JsonSerializer.Deserialize<JsonElement>(recipe.ToJson()), request.Reason, request.RequestedBy);
        await handler.HandleAsync(
            TrainingDecider.Instance, Streams.Experiment(request.ExperimentId), new TrainingCommand.Request(experiment), context, cancellation);
    }

    /// <returns>False where nothing was left to cancel.</returns>
    public async Task<bool> CancelAsync(CancelExperiment request, CommandContext context, CancellationToken cancellation = default) =>
        (await handler.HandleAsync(
            TrainingDecider.Instance, Streams.Experiment(request.ExperimentId),
            new TrainingCommand.Cancel(request.Reason, request.RequestedBy), context, cancellation)).Changed;

    private static Recipe ResolveRecipe(RequestExperiment request)
    {
        var recipe = request.Recipe.TrimStart().StartsWith('{') ? Recipe.Parse(request.Recipe) : RecipeCatalog.Find(request.Recipe);
        return request.Settings.Aggregate(recipe, (changed, setting) => changed.With(setting));
    }
}
