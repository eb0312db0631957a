using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Planning;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A plan from its making to what became of it, in real stores.</summary>
public sealed class CoveragePlannerTests : IDisposable
{
    private readonly Workspace workspace = new();
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly ExperimentQueries experiments;
    private readonly AssessmentSource source;
    private readonly DescribedDatasets datasets;

    public CoveragePlannerTests()
    {
        database = new(folder["read-models.db"]);
        experiments = new(database);
        datasets = new(workspace.Artifacts);
        source = new(workspace.Events, workspace.Artifacts, datasets);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_descriptors_or_an_assessed_model_it_says_what_to_do()
    {
        Assert.Contains("semcov annotations upload", (await Assert.ThrowsAsync<NotPlannableException>(() => PlanAsync(10))).Message, StringComparison.Ordinal);
        await RecordedExperiment.SaveAsync(workspace);
        await PublishAsync();
        Assert.Contains("semcov train --dataset skin", (await Assert.ThrowsAsync<NotPlannableException>(() => PlanAsync(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thin_descriptor_that_melanomas_fail_on_comes_first_and_the_plan_is_recorded_once()
    {
        await AssessedAsync();
        var plan = await PlanAsync(10);
        var first = plan.Cells.First(cell => cell.Class == "MEL");
        Assert.Equal("vessels", first.Descriptor);
        Assert.Equal(10, plan.Cases);
        Assert.Equal(2 / 6.0, first.Error!.Value, 12);
        Assert.True(first.Fall > 0, $"The fall is {first.Fall?.ToString(CultureInfo.InvariantCulture)}.");
        await PlanAsync(10);
        var recorded = Assert.Single((await workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoveragePlanned>());
        Assert.Equal((RecordedExperiment.Id, 10), (recorded.ExperimentId, recorded.Cases));
    }

    [Fact]
    public async Task Once_annotations_came_the_plan_stands_beside_what_came()
    {
        var data = await AssessedAsync();
        await PlanAsync(10);
        var before = Assert.Single(await ProgressAsync());
        Assert.All(before.Cells, cell => Assert.Null(cell.CasesNow));

        // Two more melanomas turn out to have vessels.
        var more = data.Annotations with
        {
            Version = 2,
            Images = [.. data.Annotations.Images.Select((image, i) => data.Manifest.Rows[i] is { Class: 1, Split: Split.Train } && i is 8 or 10 ? image with { Values = [image.Values[0], image.Values[1], 1] } : image)],
        };
        var published = await AppendAsync(Streams.Annotations("skin"), new AnnotationSetPublished(
            "skin", 2, 1, await workspace.Artifacts.PutJsonAsync(more, Stop), more.Images.Count, ["hair", "pigmented", "vessels"], 1));
        await new CoverageMeasurement(workspace.Events, workspace.Artifacts, workspace.Commands, new(workspace.Events, workspace.Artifacts, experiments))
            .MeasureAsync((AnnotationSetPublished)published, Workspace.Tester, Stop);

        var vessels = Assert.Single(await ProgressAsync()).Cells.Single(cell => (cell.Planned.Class, cell.Planned.Descriptor) == ("MEL", "vessels"));
        Assert.Equal(2, vessels.CasesNow!.Value, 9);
        Assert.Equal(0.4, vessels.CoverageNow!.Value, 9);
        Assert.Null(vessels.Fell);
        // What the batch did is on record: thin vessels cost less error now.
        var measured = (await workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoverageMeasured>().Last();
        Assert.NotNull(measured.Debt);
        Assert.NotNull(measured.ExpectedError);
    }

    public void Dispose()
    {
        database.Dispose();
        workspace.Dispose();
        folder.Dispose();
    }

    private async Task<Contracts.Reports.CoveragePlan> PlanAsync(int cases)
    {
        await CatchUpAsync();
        return (await new CoveragePlanner(workspace.Events, workspace.Artifacts, workspace.Commands, experiments, source, datasets)
            .PlanAsync("skin", cases, Workspace.Tester, Stop)).Plan;
    }

    private Task<IReadOnlyList<RealisedPlan>> ProgressAsync() =>
        new PlanProgress(workspace.Events, workspace.Artifacts, workspace.Commands, experiments).OfAsync("skin", Stop);

    private async Task<DescribedDataset> AssessedAsync()
    {
        await RecordedExperiment.SaveAsync(workspace);
        var data = await PublishAsync();
        await new ExperimentAssessor(source, workspace.Artifacts, workspace.Commands, new(workspace.Commands))
            .AssessAsync(new AssessExperiment(RecordedExperiment.Id, RecordedExperiment.Evaluation), Workspace.Tester, Stop);
        await CatchUpAsync();
        return data;
    }

    // The streams of the data that the recorded experiment was trained on.
    private async Task<DescribedDataset> PublishAsync()
    {
        var request = (ExperimentRequested)(await workspace.StreamAsync(Streams.Experiment(RecordedExperiment.Id)))[0];
        var data = await datasets.LoadAsync(request.Manifest, request.Annotations, Stop);
        await AppendAsync(Streams.Dataset("skin"), new DatasetVersionPublished("skin", 1, request.Manifest, 1, 1, data.Manifest.Classes, new Dictionary<string, int>()));
        await AppendAsync(Streams.Annotations("skin"), new AnnotationSetPublished("skin", 1, 1, request.Annotations, 1, ["hair", "pigmented", "vessels"], 1));
        return data;
    }

    private async Task<IEvent> AppendAsync(string stream, IEvent body)
    {
        await workspace.Commands.HandleAsync(new Decider<int, IEvent>(0, (_, e) => [e], (state, _) => state), stream, body, Workspace.Tester, Stop);
        return body;
    }

    private async Task CatchUpAsync()
    {
        var runner = new ProjectionRunner(new ExperimentProjection(), workspace.Events, database, TimeProvider.System);
        await runner.PrepareAsync(Stop);
        await runner.CatchUpAsync(Stop);
    }
}
