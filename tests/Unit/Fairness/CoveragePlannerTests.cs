using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Messages;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A plan from its making to what became of it, in real stores.</summary>
public sealed class CoveragePlannerTests : IDisposable
{
    private const string Later = "e2";

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

        await MeasureAsync(await AnnotateMoreAsync(data));

        var vessels = Assert.Single(await ProgressAsync()).Cells.Single(cell => (cell.Planned.Class, cell.Planned.Descriptor) == ("MEL", "vessels"));
        Assert.Equal(2, vessels.CasesNow!.Value, 9);
        Assert.Equal(0.4, vessels.CoverageNow!.Value, 9);
        Assert.Null(vessels.Fell);
        // What the batch did is on record: thin vessels cost less error now.
        var measured = (await workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoverageMeasured>().Last();
        Assert.NotNull(measured.Debt);
        Assert.NotNull(measured.ExpectedError);
    }

    [Fact]
    public async Task Coverage_that_was_measured_late_hides_nothing_of_what_came()
    {
        var data = await AssessedAsync();
        await PlanAsync(10);
        var second = await AnnotateMoreAsync(data);
        await MeasureAsync(second);

        // The measurement of the first set was parked, and is replayed now.
        await MeasureAsync((AnnotationSetPublished)(await workspace.StreamAsync(Streams.Annotations("skin")))[0]);

        Assert.Equal(1, (await workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoverageMeasured>().Last().AnnotationVersion);
        Assert.Equal(second.Version, Assert.Single(await ProgressAsync()).AnnotationVersion);
    }

    [Fact]
    public async Task What_a_model_did_on_another_dataset_says_nothing_of_what_thin_coverage_costs_here()
    {
        var data = await AssessedAsync();
        var expected = await ExpectAsync(data);

        await AssessElsewhereAsync(RecordedExperiment.Id);

        Assert.NotNull(expected);
        Assert.Equal(expected, await ExpectAsync(data));
    }

    [Fact]
    public async Task How_the_error_went_is_told_by_the_later_models_own_test_whatever_it_did_elsewhere()
    {
        await AssessedAsync();
        await PlanAsync(10);
        await TrainAgainAsync();

        await AssessElsewhereAsync(Later);

        var progress = Assert.Single(await ProgressAsync());
        Assert.Equal(Later, progress.ExperimentId);
        Assert.Equal(2 / 6.0, progress.Cells.Single(cell => (cell.Planned.Class, cell.Planned.Descriptor) == ("MEL", "vessels")).ErrorNow!.Value, 12);
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

    // Two more melanomas turn out to have vessels.
    private async Task<AnnotationSetPublished> AnnotateMoreAsync(DescribedDataset data)
    {
        var more = data.Annotations with
        {
            Version = 2,
            Images = [.. data.Annotations.Images.Select((image, i) => data.Manifest.Rows[i] is { Class: 1, Split: Split.Train } && i is 8 or 10 ? image with { Values = [image.Values[0], image.Values[1], 1] } : image)],
        };
        var published = new AnnotationSetPublished(
            "skin", 2, 1, await workspace.Artifacts.PutJsonAsync(more, Stop), more.Images.Count, ["hair", "pigmented", "vessels"], 1);
        await AppendAsync(Streams.Annotations("skin"), published);
        return published;
    }

    private Task MeasureAsync(AnnotationSetPublished published) =>
        new CoverageMeasurement(workspace.Events, workspace.Artifacts, workspace.Commands, new(workspace.Artifacts, experiments)).MeasureAsync(published, Workspace.Tester, Stop);

    private Task<double?> ExpectAsync(DescribedDataset data) => new CoverageCost(workspace.Artifacts, experiments).ExpectAsync(
        "skin", CoverageDebt.Of(DescribedRows.OfTraining(data.Manifest, data.Annotations, subgroupAttribute: null)), Stop);

    // A model of later annotations, which errs on its own test as the first one did.
    private async Task TrainAgainAsync()
    {
        foreach (var happened in await workspace.StreamAsync(Streams.Experiment(RecordedExperiment.Id)))
            await AppendAsync(Streams.Experiment(Later), happened switch
            {
                ExperimentRequested e => e with { ExperimentId = Later, AnnotationVersion = 2 },
                AttemptStarted e => e with { ExperimentId = Later },
                TrainingCompleted e => e with { ExperimentId = Later },
                EvaluationCompleted e => e with { ExperimentId = Later },
                FairnessAssessed e => e with { ExperimentId = Later },
                GateDecided e => e with { ExperimentId = Later },
                _ => happened,
            });
        await CatchUpAsync();
    }

    // On another dataset it errs on everything, and no line is fitted.
    private async Task AssessElsewhereAsync(string experimentId)
    {
        var stream = await workspace.StreamAsync(Streams.Experiment(experimentId));
        var (evaluated, assessed) = (stream.OfType<EvaluationCompleted>().Single(), stream.OfType<FairnessAssessed>().Single());
        var report = await workspace.Artifacts.GetJsonAsync<Contracts.Reports.FairnessReport>(assessed.Report, Stop);
        var elsewhere = report with { Groups = [.. report.Groups.Select(group => group with { Error = 1 })], Disparities = [] };
        await AppendAsync(Streams.Experiment(experimentId), evaluated with { EvaluationId = "clinic.v1.a1.all", DatasetId = "clinic", Split = "all" });
        await AppendAsync(
            Streams.Experiment(experimentId), assessed with { EvaluationId = "clinic.v1.a1.all", Report = await workspace.Artifacts.PutJsonAsync(elsewhere, Stop) });
        await CatchUpAsync();
    }

    private Task AppendAsync(string stream, IEvent body) =>
        workspace.Commands.HandleAsync(new Decider<int, IEvent>(0, (_, e) => [e], (state, _) => state), stream, body, Workspace.Tester, Stop);

    private async Task CatchUpAsync()
    {
        var runner = new ProjectionRunner(new ExperimentProjection(), workspace.Events, database, TimeProvider.System);
        await runner.PrepareAsync(Stop);
        await runner.CatchUpAsync(Stop);
    }
}
