using System.Globalization;
using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A plan from its making to what became of it, in real stores.</summary>
public sealed class CoveragePlannerTests : IDisposable
{
    private readonly PlannedSkin skin = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_descriptors_or_an_assessed_model_it_says_what_to_do()
    {
        Assert.Contains("semcov annotations upload", (await Assert.ThrowsAsync<NotPlannableException>(() => skin.PlanAsync(10))).Message, StringComparison.Ordinal);
        await RecordedExperiment.SaveAsync(skin.Workspace);
        await skin.PublishAsync();
        Assert.Contains("semcov train --dataset skin", (await Assert.ThrowsAsync<NotPlannableException>(() => skin.PlanAsync(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thin_descriptor_that_melanomas_fail_on_comes_first_and_the_plan_is_recorded_once()
    {
        await skin.AssessedAsync();
        var plan = await skin.PlanAsync(10);
        var first = plan.Cells.First(cell => cell.Class == "MEL");
        Assert.Equal("vessels", first.Descriptor);
        Assert.Equal(10, plan.Cases);
        Assert.Equal(2 / 6.0, first.Error!.Value, 12);
        Assert.True(first.Fall > 0, $"The fall is {first.Fall?.ToString(CultureInfo.InvariantCulture)}.");
        await skin.PlanAsync(10);
        var recorded = Assert.Single((await skin.Workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoveragePlanned>());
        Assert.Equal((RecordedExperiment.Id, 10), (recorded.ExperimentId, recorded.Cases));
    }

    [Fact]
    public async Task Once_annotations_came_the_plan_stands_beside_what_came()
    {
        var data = await skin.AssessedAsync();
        await skin.PlanAsync(10);
        var before = Assert.Single(await skin.ProgressAsync());
        Assert.All(before.Cells, cell => Assert.Null(cell.CasesNow));

        await skin.MeasureAsync(await AnnotateMoreAsync(data));

        var vessels = Assert.Single(await skin.ProgressAsync()).Cells.Single(cell => (cell.Planned.Class, cell.Planned.Descriptor) == ("MEL", "vessels"));
        Assert.Equal(2, vessels.CasesNow!.Value, 9);
        Assert.Equal(0.4, vessels.CoverageNow!.Value, 9);
        Assert.Null(vessels.Fell);
        // What the batch did is on record: thin vessels cost less error now.
        var measured = (await skin.Workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoverageMeasured>().Last();
        Assert.NotNull(measured.Debt);
        Assert.NotNull(measured.ExpectedError);
    }

    [Fact]
    public async Task Coverage_that_was_measured_late_hides_nothing_of_what_came()
    {
        var data = await skin.AssessedAsync();
        await skin.PlanAsync(10);
        var second = await AnnotateMoreAsync(data);
        await skin.MeasureAsync(second);

        // The measurement of the first set was parked, and is replayed now.
        await skin.MeasureAsync((AnnotationSetPublished)(await skin.Workspace.StreamAsync(Streams.Annotations("skin")))[0]);

        Assert.Equal(1, (await skin.Workspace.StreamAsync(Streams.Monitor("skin"))).OfType<CoverageMeasured>().Last().AnnotationVersion);
        Assert.Equal(second.Version, Assert.Single(await skin.ProgressAsync()).AnnotationVersion);
    }

    [Fact]
    public async Task What_a_model_did_on_another_dataset_says_nothing_of_what_thin_coverage_costs_here()
    {
        var data = await skin.AssessedAsync();
        var expected = await ExpectAsync(data);

        await AssessElsewhereAsync(RecordedExperiment.Id);

        Assert.NotNull(expected);
        Assert.Equal(expected, await ExpectAsync(data));
    }

    [Fact]
    public async Task How_the_error_went_is_told_by_the_later_models_own_test_whatever_it_did_elsewhere()
    {
        await skin.AssessedAsync();
        await skin.PlanAsync(10);
        await skin.TrainAgainAsync();

        await AssessElsewhereAsync(PlannedSkin.Later);

        var progress = Assert.Single(await skin.ProgressAsync());
        Assert.Equal(PlannedSkin.Later, progress.ExperimentId);
        Assert.Equal(2 / 6.0, progress.Cells.Single(cell => (cell.Planned.Class, cell.Planned.Descriptor) == ("MEL", "vessels")).ErrorNow!.Value, 12);
    }

    public void Dispose() => skin.Dispose();

    // Two more melanomas turn out to have vessels.
    private Task<AnnotationSetPublished> AnnotateMoreAsync(DescribedDataset data) => skin.PublishAgainAsync(data with
    {
        Annotations = data.Annotations with
        {
            Images = [.. data.Annotations.Images.Select((image, i) => data.Manifest.Rows[i] is { Class: 1, Split: Split.Train } && i is 8 or 10 ? image with { Values = [image.Values[0], image.Values[1], 1] } : image)],
        },
    });

    private Task<double?> ExpectAsync(DescribedDataset data) => new CoverageCost(skin.Workspace.Artifacts, skin.Experiments).ExpectAsync(
        "skin", CoverageDebt.Of(DescribedRows.OfTraining(data.Manifest, data.Annotations, subgroupAttribute: null)), Stop);

    // On another dataset it errs on everything, and no line is fitted.
    private async Task AssessElsewhereAsync(string experimentId)
    {
        var stream = await skin.Workspace.StreamAsync(Streams.Experiment(experimentId));
        var (evaluated, assessed) = (stream.OfType<EvaluationCompleted>().Single(), stream.OfType<FairnessAssessed>().Single());
        var report = await skin.Workspace.Artifacts.GetJsonAsync<Contracts.Reports.FairnessReport>(assessed.Report, Stop);
        var elsewhere = report with { Groups = [.. report.Groups.Select(group => group with { Error = 1 })], Disparities = [] };
        await skin.AppendAsync(Streams.Experiment(experimentId), evaluated with { EvaluationId = "clinic.v1.a1.all", DatasetId = "clinic", Split = "all" });
        await skin.AppendAsync(
            Streams.Experiment(experimentId), assessed with { EvaluationId = "clinic.v1.a1.all", Report = await skin.Workspace.Artifacts.PutJsonAsync(elsewhere, Stop) });
        await skin.CatchUpAsync();
    }
}
