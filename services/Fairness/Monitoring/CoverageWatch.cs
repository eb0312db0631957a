using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Policies;
using SemCovNet.Fairness.Retraining;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>
/// Holds what the newest data cover against what the newest model was trained on: records a drift that chance does not explain, and asks for
/// a retraining where the tail moved as far as the dataset's rule says.
/// </summary>
public sealed class CoverageWatch(
    IEventStore store, CommandHandler handler, RecentExperiments experiments, DescribedDatasets datasets, PolicyBook policies, RetrainingRequests retraining)
{
    public const string Actor = "rule:coverage";

    private const double FalseDiscoveries = 0.05;
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    // The last of each dataset: while a rule waits the same is asked again and again, and the permutations take their time.
    private readonly ConcurrentDictionary<string, (ComparedSets Sets, CoverageDrift? Drift)> kept = [];

    /// <param name="ended">An experiment on it that has just ended, which the list of experiments may not show yet; null for none.</param>
    public async Task CheckAsync(string datasetId, CommandContext context, ExperimentSummary? ended = null, CancellationToken cancellation = default)
    {
        if (await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(datasetId), _ => true, cancellation) is not { } newest
            || await experiments.NewestModelAsync(datasetId, ended, cancellation) is not { } trained
            // Also where the model saw a later version of the images: no newer annotations are there to train on, and it would be asked for after each training.
            || trained.AnnotationVersion >= newest.Version)
            return;
        if (await DriftAsync(trained, newest, cancellation) is { } drift)
            await JudgeAsync(trained, newest, drift, context, cancellation);
    }

    private async Task<CoverageDrift?> DriftAsync(ExperimentSummary trained, AnnotationSetPublished newest, CancellationToken cancellation)
    {
        var sets = new ComparedSets(trained.Manifest, trained.Annotations, newest.DatasetVersion, newest.Set);
        if (kept.TryGetValue(newest.DatasetId, out var known) && known.Sets == sets)
            return known.Drift;
        var drift = await CompareAsync(trained, newest, cancellation);
        kept[newest.DatasetId] = (sets, drift);
        return drift;
    }

    /// <returns>Null where the classes are others.</returns>
    private async Task<CoverageDrift?> CompareAsync(ExperimentSummary trained, AnnotationSetPublished newest, CancellationToken cancellation)
    {
        var version = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(newest.DatasetId), e => e.Version == newest.DatasetVersion, cancellation)
            ?? throw new InvalidOperationException($"Annotation set {newest.Version} of \"{newest.DatasetId}\" names dataset version {newest.DatasetVersion}, which does not exist.");
        var then = await datasets.LoadAsync(trained.Manifest, trained.Annotations, cancellation);
        var now = await datasets.LoadAsync(version.Manifest, newest.Set, cancellation);
        return then.Manifest.Classes.SequenceEqual(now.Manifest.Classes) ? CoverageDrift.Between(Training(then), Training(now), Resampling) : null;
    }

    private static AnnotatedRows Training(DescribedDataset data) => DescribedRows.OfTraining(data.Manifest, data.Annotations, subgroupAttribute: null);

    private async Task JudgeAsync(ExperimentSummary trained, AnnotationSetPublished newest, CoverageDrift drift, CommandContext context, CancellationToken cancellation)
    {
        var finding = Describe(trained, drift);
        if (drift.IsFound(FalseDiscoveries))
            await handler.HandleAsync(
                MonitorDecider.Instance, Streams.Monitor(newest.DatasetId),
                new MonitorCommand.RecordDrift(new(newest.DatasetId, trained.AnnotationVersion, newest.Version, finding)), context, cancellation);
        if (await policies.RuleAsync(newest.DatasetId, cancellation) is { TailChange: { } most } && Math.Abs(drift.TailChange ?? 0) >= most)
            await retraining.RequestAsync(
                new RetrainRequested(newest.DatasetId, null, trained.RecipeJson, $"{finding} The rule asks for a retraining from {most.ToString(CultureInfo.InvariantCulture)} on.", Actor),
                RequestId(trained, newest), await UnderFindingAsync(trained, newest, context, cancellation), cancellation);
    }

    // A retraining belongs to what the drift was found in, also where it was held back then and follows now.
    private async Task<CommandContext> UnderFindingAsync(
        ExperimentSummary trained, AnnotationSetPublished newest, CommandContext context, CancellationToken cancellation)
    {
        var found = await store.ReadStreamBackwardsAsync(Streams.Monitor(newest.DatasetId), cancellation).FirstOrDefaultAsync(
            recorded => recorded.Body is CoverageDriftDetected e && (e.FromAnnotationVersion, e.ToAnnotationVersion) == (trained.AnnotationVersion, newest.Version), cancellation);
        return found is null ? context : context with { CorrelationId = found.Context.CorrelationId, CausationId = context.CausationId ?? found.Id };
    }

    private static string Describe(ExperimentSummary trained, CoverageDrift drift)
    {
        var moved = drift.Moved(FalseDiscoveries).OrderByDescending(descriptor => descriptor.Variation)
            .Select(descriptor => string.Create(CultureInfo.InvariantCulture, $"{descriptor.Descriptor} (total variation {descriptor.Variation:0.000}, q {descriptor.QValue:0.000})"));
        return string.Create(CultureInfo.InvariantCulture,
            $"Since experiment {trained.Id} tail coverage moved from {drift.TailThen:0.000} to {drift.TailNow:0.000} (q {drift.TailQValue:0.000}); descriptors that moved: {string.Join(", ", moved.DefaultIfEmpty("none"))}.");
    }

    // The same data held against the same model ask once.
    private static Guid RequestId(ExperimentSummary trained, AnnotationSetPublished newest) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"coverage\n{trained.Id}\n{newest.DatasetId}\n{newest.DatasetVersion}\n{newest.Version}")).AsSpan(0, 16));

    /// <param name="Manifest">What the model was trained on, as are its annotations.</param>
    /// <param name="DatasetVersion">What the newest annotations are of.</param>
    private sealed record ComparedSets(Digest Manifest, Digest Annotations, int DatasetVersion, Digest Newest);
}
