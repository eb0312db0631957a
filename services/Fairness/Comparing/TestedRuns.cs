using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Comparing;

/// <summary>Loads the kept answers of experiments; data that several share are read once.</summary>
public sealed class TestedRuns(IArtifactStore artifacts)
{
    private readonly Dictionary<(Digest, Digest), (DatasetManifest Manifest, AnnotationSet Annotations, CoverageTable Coverage)> data = [];

    /// <exception cref="NotComparableException">The experiment was not evaluated.</exception>
    public async Task<TestedRun> LoadAsync(ExperimentSummary experiment, CancellationToken cancellation)
    {
        if (experiment.Evaluation is not { } evaluation)
            throw new NotComparableException(
                $"Experiment {experiment.Id} is {experiment.Status.ToString().ToLowerInvariant()} and has no evaluation to compare. "
                + $"See: semcov experiments show {experiment.Id}");
        var (manifest, annotations, coverage) = await DataAsync(experiment.Manifest, experiment.Annotations, cancellation);
        return new(experiment, await artifacts.GetJsonAsync<PredictionSet>(evaluation.Predictions, cancellation), manifest, annotations, coverage);
    }

    private async Task<(DatasetManifest, AnnotationSet, CoverageTable)> DataAsync(Digest manifest, Digest annotations, CancellationToken cancellation)
    {
        if (data.TryGetValue((manifest, annotations), out var known))
            return known;
        var dataset = await artifacts.GetJsonAsync<DatasetManifest>(manifest, cancellation);
        var set = await artifacts.GetJsonAsync<AnnotationSet>(annotations, cancellation);
        var training = DescribedRows.OfTraining(dataset, set, subgroupAttribute: null);
        var coverage = Metrics.CoverageReport.Of(training, CoverageLevel.Descriptor, ResamplingOptions.None).ToTable();
        return data[(manifest, annotations)] = (dataset, set, coverage);
    }
}
