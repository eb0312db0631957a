using System.Diagnostics.Metrics;
using SemCovNet.EventStore.Metering;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Assessments;

/// <summary>The disparity of each dataset's newest assessed model; a dataset where it is undefined has no sample rather than a 0.</summary>
internal sealed class DisparityGauges(IDatasetQueries datasets, IExperimentQueries experiments, TimeProvider clock, ILogger<DisparityGauges> logger) : GaugeService(clock, logger)
{
    private static readonly Meter Meter = new("SemCovNet.Fairness");

    private static readonly Gauge<double> Cdi = Meter.CreateGauge<double>("semcov.cdi", description: "Signed disparity of the newest assessed model of a dataset, by definition.");

    private IReadOnlySet<Labels> shown = new HashSet<Labels>();

    protected override async Task MeasureAsync(CancellationToken cancellation)
    {
        var measured = new Dictionary<Labels, double>();
        foreach (var dataset in await datasets.ListAsync(cancellation))
        {
            var newest = (await experiments.ListAsync(new(DatasetId: dataset.Id, Status: ExperimentStatus.Completed, Limit: 1), cancellation)).Rows.FirstOrDefault();
            if (newest?.Disparity is not { } disparity)
                continue;
            if (disparity.Signed is { } signed)
                measured[new(dataset.Id, newest.Recipe, disparity.Definition)] = signed;
            if (disparity.Slope is { } slope)
                measured[new(dataset.Id, newest.Recipe, "cdi.slope@1")] = slope;
        }
        Show(measured);
    }

    private void Show(IReadOnlyDictionary<Labels, double> measured)
    {
        foreach (var (labels, value) in measured)
            Record(labels, value);
        // A gauge says its last value for ever. What is not a number is drawn as a gap, and no alert compares it.
        foreach (var gone in shown.Except(measured.Keys))
            Record(gone, double.NaN);
        shown = measured.Keys.ToHashSet();
    }

    private static void Record(Labels labels, double value) =>
        Cdi.Record(value, new("dataset", labels.Dataset), new("recipe", labels.Recipe), new("definition", labels.Definition));

    private sealed record Labels(string Dataset, string Recipe, string Definition);
}
