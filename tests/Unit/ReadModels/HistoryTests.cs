using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class HistoryTests : IDisposable
{
    private readonly ReadModelFixture given;

    private protected HistoryTests(ReadModelFixture given) => this.given = given;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0, ExperimentStatus.Waiting)]
    [InlineData(1, ExperimentStatus.Training)]
    [InlineData(3, ExperimentStatus.Evaluating)]
    [InlineData(6, ExperimentStatus.Completed)]
    public async Task An_experiment_is_shown_as_it_was_after_any_of_its_events(long version, ExperimentStatus status)
    {
        await given.AppendExperimentAsync("e1", Given.Whole("e1"));

        Assert.Equal((status, version + 1), State(await new ExperimentHistory(given.Store).AsOfAsync("e1", version, Stop)));
    }

    [Theory]
    [InlineData("e1", 7)]
    [InlineData("e1", -1)]
    [InlineData("e2", 0)]
    public async Task An_event_that_never_was_has_no_state_after_it(string id, long version)
    {
        await given.AppendExperimentAsync("e1", Given.Whole("e1"));

        Assert.Null(await new ExperimentHistory(given.Store).AsOfAsync(id, version, Stop));
    }

    [Fact]
    public async Task After_its_newest_event_an_experiment_is_what_the_table_says()
    {
        await given.AppendExperimentAsync("e1", Given.Whole("e1"));
        await given.All(new ExperimentProjection()).CatchUpAsync(Stop);

        Assert.Equal(
            Text(await new ExperimentQueries(given.Database).FindAsync("e1", Stop)), Text(await new ExperimentHistory(given.Store).AsOfAsync("e1", 6, Stop)));
    }

    [Fact]
    public async Task An_experiment_is_known_as_it_is_now_while_the_table_is_behind()
    {
        await given.AppendExperimentAsync("e1", Given.Whole("e1"));

        Assert.Equal((ExperimentStatus.Completed, 7L), State(await new ExperimentHistory(given.Store).NowAsync("e1", Stop)));
        Assert.Null(await new ExperimentHistory(given.Store).NowAsync("e2", Stop));
    }

    [Fact]
    public async Task A_dataset_is_shown_with_what_belonged_to_it_at_that_moment()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published(1));
        await given.AppendAsync("annotations-d1", Given.Annotated(1, 1));
        await given.AppendAsync("monitor-d1", new CoverageMeasured("d1", 1, 1, Given.Bytes, 0.2, 0.01, 14));
        await given.AppendExperimentAsync("e1", Given.Requested());
        await given.AppendExperimentAsync("e2", Given.Requested("e2", dataset: "d2"));
        await given.AppendAsync("dataset-d1", Given.Published(2));
        await given.All(new ExperimentProjection(), new DatasetProjection()).CatchUpAsync(Stop);
        var history = new DatasetHistory(given.Store);

        Assert.Null(await history.AsOfAsync("d1", 0, Stop));
        var first = await history.AsOfAsync("d1", 1, Stop);
        Assert.Equal((1, null, null, 0), (first?.Version.Version, first?.Annotations, first?.Coverage, first?.Experiments));
        Assert.Equal(Text(await new DatasetQueries(given.Database).FindAsync("d1", Stop)), Text(await history.AsOfAsync("d1", 2, Stop)));
        Assert.Null(await history.AsOfAsync("d1", 3, Stop));
    }

    [Fact]
    public async Task A_dataset_as_it_was_has_the_coverage_of_its_newest_data_then_however_late_older_data_were_measured()
    {
        var newest = new CoverageMeasured("d1", 1, 2, Given.Bytes, 0.2, 0.01, 14);
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published(1));
        await given.AppendAsync("monitor-d1", newest, newest with { AnnotationVersion = 1 });
        await given.AppendAsync("dataset-d1", Given.Published(2));

        Assert.Equal(newest, (await new DatasetHistory(given.Store).AsOfAsync("d1", 2, Stop))?.Coverage);
    }

    private static (ExperimentStatus?, long?) State(ExperimentSummary? summary) => (summary?.Status, summary?.Events);

    private static string Text<T>(T state) => JsonSerializer.Serialize(state, ContractJson.Options);
}
