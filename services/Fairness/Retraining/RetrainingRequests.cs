using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Retraining;

/// <summary>Answers a wish to train again.</summary>
public sealed class RetrainingRequests(IEventStore store, CommandHandler handler, IExperimentQueries experiments, PolicyBook policies, TimeProvider clock)
{
    private const int Recent = 100;

    // The request for its experiment may have been refused, and lie parked: it shall not stand in the way of all others for ever.
    private static readonly TimeSpan MostToBegin = TimeSpan.FromMinutes(10);

    /// <param name="requestId">Of the message or finding: it also names the experiment that follows, so that a repeat is the same one.</param>
    /// <returns>Why no training follows; null where one does, or did when it was asked for first.</returns>
    /// <exception cref="NotRetrainableException">The dataset does not exist, or no recipe was named and none was used before.</exception>
    public async Task<string?> RequestAsync(RetrainRequested request, Guid requestId, CommandContext context, CancellationToken cancellation = default)
    {
        if (await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(request.DatasetId), _ => true, cancellation) is null)
            throw new NotRetrainableException($"A retraining of dataset \"{request.DatasetId}\" was requested, but there is no such dataset.");
        var recent = (await experiments.ListAsync(new(DatasetId: request.DatasetId, Limit: Recent), cancellation)).Rows;
        var recipe = request.Recipe ?? recent.FirstOrDefault()?.RecipeJson
            ?? throw new NotRetrainableException(
                $"A retraining of dataset \"{request.DatasetId}\" was requested without a recipe, and nothing was trained on it before. Name one, for instance semcovnet.");
        var name = RecipeName.Of(recipe);
        var retraining = new RetrainingRequested(
            request.DatasetId, requestId.ToString(), requestId.ToString("N"), request.DatasetVersion, recipe, request.Reason, request.RequestedBy);
        var answer = await handler.HandleAsync(
            MonitorDecider.Instance, Streams.Monitor(request.DatasetId),
            new MonitorCommand.RequestRetraining(
                retraining, name, recent.Where(IsOpen).ToLookup(e => e.Recipe, e => e.Id), await EndedAsync(request.DatasetId, name, cancellation),
                clock.GetUtcNow(), (await policies.RuleAsync(request.DatasetId, cancellation))?.CoolDown),
            context, cancellation);
        return answer.Events.OfType<RetrainingSuppressed>().FirstOrDefault()?.Reason;
    }

    // Only the last of this recipe stands in the way. Where another comes in between, that one is not here and counts as running.
    private async Task<IReadOnlySet<string>> EndedAsync(string datasetId, string recipe, CancellationToken cancellation)
    {
        var dataset = await handler.LoadAsync(MonitorDecider.Instance, Streams.Monitor(datasetId), cancellation);
        return dataset.LastOf(recipe) is { } last && HasEnded(last, await experiments.FindAsync(last.ExperimentId, cancellation))
            ? new HashSet<string> { last.ExperimentId }
            : new HashSet<string>();
    }

    private bool HasEnded(RetrainingRequested asked, ExperimentSummary? experiment) =>
        experiment is null ? asked.At is { } at && clock.GetUtcNow() >= at + MostToBegin : !IsOpen(experiment);

    private static bool IsOpen(ExperimentSummary experiment) =>
        experiment.Status is not (ExperimentStatus.Completed or ExperimentStatus.Failed or ExperimentStatus.Cancelled);
}

/// <summary>A retraining that cannot follow; the message says why.</summary>
public sealed class NotRetrainableException(string message) : Exception(message);
