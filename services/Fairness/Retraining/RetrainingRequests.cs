using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Retraining;

/// <summary>Answers a wish to train again.</summary>
public sealed class RetrainingRequests(IEventStore store, CommandHandler handler, IExperimentQueries experiments)
{
    /// <param name="requestId">Of the message or finding: it also names the experiment that follows, so that a repeat is the same one.</param>
    /// <exception cref="NotRetrainableException">The dataset does not exist, or no recipe was named and none was used before.</exception>
    public async Task RequestAsync(RetrainRequested request, Guid requestId, CommandContext context, CancellationToken cancellation = default)
    {
        if (await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(request.DatasetId), _ => true, cancellation) is null)
            throw new NotRetrainableException($"A retraining of dataset \"{request.DatasetId}\" was requested, but there is no such dataset.");
        var recipe = request.Recipe ?? await NewestRecipeAsync(request.DatasetId, cancellation)
            ?? throw new NotRetrainableException(
                $"A retraining of dataset \"{request.DatasetId}\" was requested without a recipe, and nothing was trained on it before. Name one, for instance semcovnet.");
        var retraining = new RetrainingRequested(
            request.DatasetId, requestId.ToString(), requestId.ToString("N"), request.DatasetVersion, recipe, request.Reason, request.RequestedBy);
        await handler.HandleAsync(
            MonitorDecider.Instance, Streams.Monitor(request.DatasetId), new MonitorCommand.RequestRetraining(retraining), context, cancellation);
    }

    private async Task<string?> NewestRecipeAsync(string datasetId, CancellationToken cancellation)
    {
        var newest = await experiments.ListAsync(new(DatasetId: datasetId, Limit: 1), cancellation);
        return newest.Rows.FirstOrDefault()?.RecipeJson;
    }
}

/// <summary>A retraining that cannot follow; the message says why.</summary>
public sealed class NotRetrainableException(string message) : Exception(message);
