using SemCovNet.Contracts.Events;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Tests.Unit.ReadModels;

public abstract class DatasetQueriesTests : IDisposable
{
    private readonly ReadModelFixture given;
    private readonly DatasetQueries queries;

    private protected DatasetQueriesTests(ReadModelFixture given) => (this.given, queries) = (given, new(given.Database));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        given.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_dataset_is_shown_with_its_newest_version_annotations_and_coverage()
    {
        var coverage = new CoverageMeasured("d1", 2, 2, Given.Bytes, 0.2, 0.01, 14);
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published(1), Given.Published(2));
        await given.AppendAsync("annotations-d1", Given.Annotated(1, 1), Given.Annotated(2, 2));
        await given.AppendAsync("monitor-d1", coverage with { Cells = 1 }, coverage);
        await given.AppendExperimentAsync("e1", Given.Requested());
        await FoldAsync();

        var dataset = await queries.FindAsync("d1", Stop);

        Assert.Equal(("MILK10k", "dermoscopic", 2, 2, 1), (dataset?.Name, dataset?.View, dataset?.Version.Version, dataset?.Annotations?.Version, dataset?.Experiments));
        Assert.Equal(coverage, dataset?.Coverage);
        Assert.Equal(TimeSpan.FromSeconds(6), dataset?.UpdatedAt - dataset?.RegisteredAt);
        Assert.Equal([2, 1], (await queries.VersionsAsync("d1", Stop)).Select(version => version.Version));
        Assert.Equal([2, 1], (await queries.AnnotationSetsAsync("d1", Stop)).Select(set => set.Version));
    }

    [Fact]
    public async Task Coverage_that_was_measured_late_does_not_stand_for_newer_data()
    {
        var newest = new CoverageMeasured("d1", 1, 2, Given.Bytes, 0.2, 0.01, 14);
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync("monitor-d1", newest, newest with { AnnotationVersion = 1 });
        await FoldAsync();

        Assert.Equal(newest, (await queries.FindAsync("d1", Stop))?.Coverage);
    }

    [Fact]
    public async Task A_dataset_without_a_published_version_is_not_shown()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset());
        await FoldAsync();

        Assert.Empty(await queries.ListAsync(Stop));
        Assert.Null(await queries.FindAsync("d1", Stop));
    }

    [Fact]
    public async Task Datasets_are_listed_by_name()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset("d1", "b"), Given.Published(id: "d1"));
        await given.AppendAsync("dataset-d2", Given.Dataset("d2", "a"), Given.Published(id: "d2"));
        await FoldAsync();

        Assert.Equal(["a", "b"], (await queries.ListAsync(Stop)).Select(dataset => dataset.Name));
    }

    [Fact]
    public async Task Uploads_are_listed_newest_first_whether_accepted_or_not()
    {
        await given.AppendAsync("dataset-d1", Given.Dataset(), Given.Published());
        await given.AppendAsync(
            "annotations-d1",
            new AnnotationBatchRejected("d1", "b1", "labels.csv", 1, ["labels.csv, row 7: too long"]),
            new AnnotationBatchAccepted("d1", "b1", Given.Bytes, "labels.csv", 10, 70, 3));
        await FoldAsync();

        var uploads = await queries.UploadsAsync("d1", Stop);

        Assert.Equal([(true, 10, 3, 0), (false, 0, 0, 1)], uploads.Select(upload => (upload.Accepted, upload.Rows, upload.ChangedValues, upload.ErrorCount)));
        Assert.Equal(["labels.csv, row 7: too long"], uploads[1].Errors);
        Assert.Equal("user:ada", uploads[0].Actor);
    }

    private Task FoldAsync() => given.All(new ExperimentProjection(), new DatasetProjection()).CatchUpAsync(Stop);
}
