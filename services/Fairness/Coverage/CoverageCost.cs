using SemCovNet.Artifacts;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Coverage;

/// <summary>What thin coverage is expected to cost, by how the error of the dataset's newest model follows it.</summary>
public sealed class CoverageCost(IArtifactStore artifacts, IExperimentQueries experiments)
{
    private const string Slope = "cdi.slope@1";
    private const string Level = "descriptor";

    /// <returns>Share of mean error over groups; null where no model is assessed or no slope was fitted.</returns>
    public async Task<double?> ExpectAsync(string datasetId, CoverageDebt debt, CancellationToken cancellation)
    {
        var completed = await experiments.ListAsync(new(DatasetId: datasetId, Status: ExperimentStatus.Completed, Limit: 1), cancellation);
        // By its own test: how it erred on other data says nothing of these.
        if (completed.Rows.FirstOrDefault() is not { Disparity: { } assessed })
            return null;
        var report = await artifacts.GetJsonAsync<FairnessReport>(assessed.Report, cancellation);
        return report.Disparities.FirstOrDefault(result => (result.Definition, result.Level) == (Slope, Level)) is { } slope
            ? debt.ExpectedError(slope.ByClass).Number
            : null;
    }
}
