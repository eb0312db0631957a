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

    protected override async Task MeasureAsync(CancellationToken cancellation)
    {
        foreach (var dataset in await datasets.ListAsync(cancellation))
        {
            var newest = (await experiments.ListAsync(new(DatasetId: dataset.Id, Status: ExperimentStatus.Completed, Limit: 1), cancellation)).Rows.FirstOrDefault();
            Record(newest?.Disparity?.Signed, dataset.Id, newest?.Recipe, newest?.Disparity?.Definition);
            Record(newest?.Disparity?.Slope, dataset.Id, newest?.Recipe, "cdi.slope@1");
        }
    }

    private static void Record(double? figure, string dataset, string? recipe, string? definition)
    {
        if (figure is { } value)
            Cdi.Record(value, new("dataset", dataset), new("recipe", recipe), new("definition", definition));
    }
}
