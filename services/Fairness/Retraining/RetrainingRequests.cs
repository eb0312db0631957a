using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Monitoring;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Retraining;

/// <summary>Answers a wish to train again.</summary>
public sealed class RetrainingRequests(
    IEventStore store, CommandHandler handler, RecentExperiments experiments, ExperimentHistory history, PolicyBook policies, TimeProvider clock)
{
    // The request for its experiment may have been refused, and lie parked: it shall not stand in the way of all others for ever.
    private static readonly TimeSpan MostToBegin = TimeSpan.FromMinutes(10);

    // As long as a recipe's may be: lists are sorted and grouped by it.
    private const int LongestName = 100;

    /// <param name="requestId">Of the message or finding: it also names the experiment that follows, so that a repeat is the same one.</param>
    /// <returns>Why no training follows; null where one does, or where that was answered before.</returns>
    /// <exception cref="NotRetrainableException">Something is missing or unreadable, the dataset does not exist, no recipe was named and none was used before, or the recipe cannot be read.</exception>
    public async Task<string?> RequestAsync(RetrainRequested request, Guid requestId, CommandContext context, CancellationToken cancellation = default)
    {
        Check(request);
        if (await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(request.DatasetId), _ => true, cancellation) is null)
            throw new NotRetrainableException($"A retraining of dataset \"{request.DatasetId}\" was requested, but there is no such dataset.");
        var recent = await experiments.OfAsync(request.DatasetId, cancellation);
        var recipe = request.Recipe ?? recent.FirstOrDefault()?.RecipeJson
            ?? throw new NotRetrainableException(
                $"A retraining of dataset \"{request.DatasetId}\" was requested without a recipe, and nothing was trained on it before. Name one, for instance semcovnet.");
        if (!RecipeText.TryName(recipe, out var named))
            throw new NotRetrainableException(
                $"A retraining of dataset \"{request.DatasetId}\" was requested with a recipe that begins as JSON and is none. Name one, for instance semcovnet, or send a whole one, for instance {{\"name\": \"mine\", \"epochs\": 10}}.");
        var name = named ?? recipe;
        var retraining = new RetrainingRequested(
            request.DatasetId, requestId.ToString(), requestId.ToString("N"), request.DatasetVersion, recipe, request.Reason, request.RequestedBy);
        var answer = await handler.HandleAsync(
            MonitorDecider.Instance, Streams.Monitor(request.DatasetId),
            new MonitorCommand.RequestRetraining(
                retraining, name, recent.Where(IsOpen).ToLookup(e => e.Recipe, e => e.Id), await EndedAsync(request.DatasetId, name, cancellation),
                clock.GetUtcNow(), (await policies.RuleAsync(request.DatasetId, cancellation))?.CoolDown, Stands: context.Actor == CoverageWatch.Actor),
            context, cancellation);
        return answer.Events.OfType<RetrainingSuppressed>().FirstOrDefault()?.Reason;
    }

    // Anyone may write these messages: what is left out, or misspelt, is null here whatever the type says.
    private static void Check(RetrainRequested message)
    {
        (string Name, string? Text)[] required = [("datasetId", message.DatasetId), ("reason", message.Reason), ("requestedBy", message.RequestedBy)];
        (string Name, string? Text)[] all = [.. required, ("recipe", message.Recipe)];
        var missing = required.Where(field => string.IsNullOrWhiteSpace(field.Text)).Select(field => field.Name).ToList();
        if (missing.Count > 0)
            throw new NotRetrainableException($"A retraining was requested without {string.Join(" and without ", missing)}. Send for instance {{\"datasetId\": \"milk\", \"reason\": \"new annotations\", \"requestedBy\": \"ward 7\"}}.");
        var unreadable = all.Where(field => field.Text is { } text && SaidText.HasControl(text)).Select(field => field.Name).ToList();
        if (unreadable.Count > 0)
            throw new NotRetrainableException($"A retraining was requested with a control character in {string.Join(" and in ", unreadable)}. Send letters, digits, signs, tabs and line breaks.");
        if (message.RequestedBy.Length > LongestName)
            throw new NotRetrainableException($"A retraining was requested by a name of {message.RequestedBy.Length} characters in requestedBy. Send 1 to {LongestName}, for instance \"ward 7\".");
    }

    // Only the last of this recipe stands in the way. Where another comes in between, that one is not here and counts as running.
    private async Task<IReadOnlySet<string>> EndedAsync(string datasetId, string recipe, CancellationToken cancellation)
    {
        var dataset = await handler.LoadAsync(MonitorDecider.Instance, Streams.Monitor(datasetId), cancellation);
        return dataset.LastOf(recipe) is { } last && HasEnded(last, await history.NowAsync(last.ExperimentId, cancellation))
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
