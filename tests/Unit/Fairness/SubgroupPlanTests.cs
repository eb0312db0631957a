using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Fairness.Planning;
using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>Vessels are seen on most melanomas of the torso and on few of the hand, where the model misses them.</summary>
public sealed class SubgroupPlanTests : IDisposable
{
    private readonly PlannedSkin skin = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_subgroup_in_which_a_descriptor_is_thin_comes_before_the_one_in_which_it_is_common()
    {
        await skin.AssessedAsync(BySite());

        var plan = await skin.PlanAsync(3, CoverageLevel.Subgroup);

        Assert.Equal("site", plan.SubgroupAttribute);
        Assert.Equal(("MEL", "vessels", "hand", 3), (plan.Cells[0].Class, plan.Cells[0].Descriptor, plan.Cells[0].Subgroup, plan.Cells[0].Cases));
        Assert.Equal(0.1, plan.Cells[0].Coverage, 12);
        Assert.Equal(4 / 6.0, plan.Cells[0].Error!.Value, 12);
        Assert.Equal((0.8, 0), (Vessels(plan, "torso").Coverage, Vessels(plan, "torso").Cases));
    }

    [Fact]
    public async Task Only_images_of_the_subgroup_are_there_to_be_annotated_for_it()
    {
        var data = await skin.AssessedAsync(BySite());

        var (plan, all) = (await skin.PlanAsync(3, CoverageLevel.Subgroup), await skin.PlanAsync(3));

        Assert.Equal((2, 3), (Vessels(plan, "hand").Candidates, Vessels(plan, "torso").Candidates));
        Assert.Equal(6, Vessels(all, null).Candidates);
        Assert.Equal(Unseen(data, "hand"), Candidates.Of(data, new("MEL", "vessels", "hand"), "site"));
    }

    [Fact]
    public async Task Without_being_asked_for_subgroups_a_plan_is_kept_as_it_was_before_there_were_any()
    {
        await skin.AssessedAsync(BySite());

        var plan = await skin.PlanAsync(3);

        Assert.All(plan.Cells, cell => Assert.Null(cell.Subgroup));
        Assert.DoesNotContain("ubgroup", JsonSerializer.Serialize(plan, ContractJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_is_counted_in_the_subgroup_that_it_was_planned_for()
    {
        var data = await skin.AssessedAsync(BySite());
        await skin.PlanAsync(3, CoverageLevel.Subgroup);

        await skin.MeasureAsync(await skin.PublishAgainAsync(Annotated(data)));
        await skin.TrainAgainAsync();

        var hand = Assert.Single(Assert.Single(await skin.ProgressAsync()).Cells);
        Assert.Equal("hand", hand.Planned.Subgroup);
        Assert.Equal(2, hand.CasesNow!.Value, 9);
        Assert.Equal(3 / 12.0, hand.CoverageNow!.Value, 9);
        Assert.Equal(4 / 6.0, hand.ErrorNow!.Value, 12);
    }

    [Fact]
    public async Task A_measurement_by_another_attribute_says_nothing_of_what_came()
    {
        var data = await skin.AssessedAsync(BySite());
        await skin.PlanAsync(3, CoverageLevel.Subgroup);

        await skin.MeasureAsync(await skin.PublishAgainAsync(Annotated(data) with { Manifest = GroupedBy("camera", data.Manifest) }));

        var progress = Assert.Single(await skin.ProgressAsync());
        Assert.Equal(2, progress.AnnotationVersion);
        Assert.Null(Assert.Single(progress.Cells).CasesNow);
    }

    [Fact]
    public async Task A_subgroup_of_which_nothing_was_observed_is_named_with_its_class_and_descriptor()
    {
        var data = BySite();
        data.Train(1, "foot", hair: null, pigmented: null, vessels: null);
        await skin.AssessedAsync(data);

        Assert.Contains("MEL, vessels, foot", (await skin.PlanAsync(3, CoverageLevel.Subgroup)).Unknown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_subgroups_it_says_what_to_do(bool blank)
    {
        var data = await skin.AssessedAsync(blank ? null : BySite());
        if (!blank)
            await skin.PublishAgainAsync(data with { Manifest = data.Manifest with { Version = 2, SubgroupAttributes = [] } });

        var refused = await Assert.ThrowsAsync<NotPlannableException>(() => skin.PlanAsync(3, CoverageLevel.Subgroup));

        Assert.Equal(
            "No training image of dataset \"skin\" has a subgroup, so nothing can be planned at level subgroup. Plan at level descriptor, or import the images with an attribute to group them by: semcov import --help",
            refused.Message);
    }

    [Fact]
    public async Task A_model_that_was_trained_before_there_were_subgroups_does_not_say_how_error_follows_them()
    {
        var data = await skin.AssessedAsync(BySite());
        await skin.PublishAgainAsync(data with { Manifest = GroupedBy("camera", data.Manifest) });

        var refused = await Assert.ThrowsAsync<NotPlannableException>(() => skin.PlanAsync(3, CoverageLevel.Subgroup));

        Assert.Equal(
            "Experiment e1, the newest model of dataset \"skin\", was trained on images without camera, so it is not known how error follows coverage by it. Train another with: semcov train --dataset skin --wait",
            refused.Message);
    }

    [Fact]
    public async Task The_endpoint_plans_for_the_level_it_is_given()
    {
        await skin.AssessedAsync(BySite());

        Assert.Equal("hand", Assert.IsType<Ok<CoveragePlan>>(await AskAsync("subgroup")).Value!.Cells[0].Subgroup);
        Assert.Null(Assert.IsType<Ok<CoveragePlan>>(await AskAsync("descriptor")).Value!.SubgroupAttribute);
        Assert.Null(Assert.IsType<Ok<CoveragePlan>>(await AskAsync(null)).Value!.SubgroupAttribute);
        Assert.Equal("\"site\" is no level of groups: give descriptor or subgroup.", Assert.IsType<Conflict<string>>(await AskAsync("site")).Value);
    }

    public void Dispose() => skin.Dispose();

    private async Task<object> AskAsync(string? level)
    {
        await skin.CatchUpAsync();
        return (await PlanEndpoint.HandleAsync("skin", new PlanBody(3, level), skin.Planner, Stop)).Result;
    }

    private static PlanCell Vessels(CoveragePlan plan, string? subgroup) =>
        plan.Cells.Single(cell => (cell.Class, cell.Descriptor, cell.Subgroup) == ("MEL", "vessels", subgroup));

    private static SmallDataset BySite()
    {
        var data = new SmallDataset();
        for (var i = 0; i < 10; i++)
        {
            data.Train(1, "torso", hair: i < 8 ? 1 : 0, pigmented: i < 8 ? 1 : 0, vessels: i < 8 ? 1 : 0);
            data.Train(1, "hand", hair: i < 5 ? 1 : 0, pigmented: i < 5 ? 1 : 0, vessels: i < 1 ? 1 : 0);
            data.Train(0, i % 2 == 0 ? "torso" : "hand", hair: 0.5, pigmented: 0.5, vessels: 0.5);
        }
        foreach (var site in new[] { "torso", "hand", "", "torso", "hand", "torso" })
            data.Train(1, site, hair: null, pigmented: null, vessels: null);
        foreach (var descriptor in new[] { "hair", "pigmented", "vessels" })
        {
            data.Evaluate(Split.Test, 1, "torso", descriptor, count: 6, wrong: 0);
            data.Evaluate(Split.Test, 1, "hand", descriptor, count: 6, wrong: descriptor == "vessels" ? 4 : 1);
        }
        data.Evaluate(Split.Test, 0, "torso", "hair", count: 6, wrong: 0);
        return data;
    }

    // Vessels turn out to be on both melanomas of the hand that nobody had looked at.
    private static DescribedDataset Annotated(DescribedDataset data)
    {
        var unseen = Unseen(data, "hand");
        return data with
        {
            Annotations = data.Annotations with
            {
                Images = [.. data.Annotations.Images.Select(image => unseen.Contains(image.Image) ? image with { Values = [null, null, 1] } : image)],
            },
        };
    }

    private static List<string> Unseen(DescribedDataset data, string site) =>
    [
        .. data.Manifest.Rows.Zip(data.Annotations.Images)
            .Where(pair => pair.First.Subgroups.GetValueOrDefault("site") == site && pair.Second.Values[2] is null).Select(pair => pair.First.Image),
    ];

    // The next version, whose only attribute has the values that the site had.
    private static DatasetManifest GroupedBy(string attribute, DatasetManifest manifest) => manifest with
    {
        Version = 2,
        SubgroupAttributes = [attribute],
        Rows = [.. manifest.Rows.Select(row => row with { Subgroups = row.Subgroups.ToDictionary(_ => attribute, pair => pair.Value) })],
    };
}
