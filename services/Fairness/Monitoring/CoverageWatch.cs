using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    IEventStore store, CommandHandler handler, IExperimentQueries experiments, DescribedDatasets datasets, PolicyBook policies, RetrainingRequests retraining)
{
    public const string Actor = "rule:coverage";

    private const double FalseDiscoveries = 0.05;
    private static readonly ResamplingOptions Resampling = new() { Replicates = 1000, Seed = 1 };

    public async Task CheckAsync(string datasetId, CommandContext context, CancellationToken cancellation = default)
    {
        var newest = await store.NewestAsync<AnnotationSetPublished>(Streams.Annotations(datasetId), _ => true, cancellation);
        var completed = await experiments.ListAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        if (newest is null || completed.Rows.FirstOrDefault() is not { } trained
            || (trained.DatasetVersion, trained.AnnotationVersion) == (newest.DatasetVersion, newest.Version))
            return;
        var version = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(datasetId), e => e.Version == newest.DatasetVersion, cancellation)
            ?? throw new InvalidOperationException($"Annotation set {newest.Version} of \"{datasetId}\" names dataset version {newest.DatasetVersion}, which does not exist.");
        var then = await datasets.LoadAsync(trained.Manifest, trained.Annotations, cancellation);
        var now = await datasets.LoadAsync(version.Manifest, newest.Set, cancellation);
        if (!then.Manifest.Classes.SequenceEqual(now.Manifest.Classes))
            return;
        await JudgeAsync(trained, newest, CoverageDrift.Between(Training(then), Training(now), Resampling), context, cancellation);
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
                RequestId(trained, newest), context, cancellation);
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
}
