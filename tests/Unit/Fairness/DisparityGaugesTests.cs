using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Assessments;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.Tests.Unit.Metering;
using SemCovNet.Tests.Unit.ReadModels;

namespace SemCovNet.Tests.Unit.Fairness;

public sealed class DisparityGaugesTests : IDisposable
{
    private readonly string dataset = $"d-{Guid.CreateVersion7()}";
    private readonly SqliteReadModels given = new();
    private readonly FakeTimeProvider clock = new();
    private readonly Measured measured = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        measured.Dispose();
        given.Dispose();
    }

    [Fact]
    public async Task A_dataset_whose_newest_model_has_no_defined_disparity_shows_the_former_models_no_longer()
    {
        await given.AppendAsync($"dataset-{dataset}", Given.Dataset(dataset), Given.Published(id: dataset));
        using var gauges = new DisparityGauges(
            new DatasetQueries(given.Database), new ExperimentQueries(given.Database), clock, NullLogger<DisparityGauges>.Instance);
        await AssessAsync("e1", Given.Assessed("v1", "e1", value: 0.6));
        await gauges.StartAsync(Stop);
        await Wait.UntilAsync(() => Shown() == -0.6, Stop);

        await AssessAsync("e2", Given.Assessed("v2", "e2", value: null));
        await Wait.UntilAsync(() => Look(Shown() is double.NaN), Stop);
        await AssessAsync("e3", Given.Assessed("v3", "e3", value: 0.4));
        await Wait.UntilAsync(() => Look(Shown() == -0.4), Stop);

        Assert.Equal(-0.2, measured.Last("semcov.cdi", ("dataset", dataset), ("definition", "cdi.slope@1")));
        await gauges.StopAsync(Stop);
    }

    private double? Shown() => measured.Last("semcov.cdi", ("dataset", dataset), ("definition", "cdi.within@1"));

    private bool Look(bool seen)
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        return seen;
    }

    private async Task AssessAsync(string id, FairnessAssessed assessed)
    {
        await given.AppendExperimentAsync(
            id, Given.Requested(id, dataset: dataset), Given.Attempt(1, id: id), Given.Trained(id: id),
            Given.Evaluated(assessed.EvaluationId, id, dataset), assessed, Given.Decided(assessed.EvaluationId, id: id));
        await given.All(new DatasetProjection(), new ExperimentProjection()).CatchUpAsync(Stop);
    }
}
