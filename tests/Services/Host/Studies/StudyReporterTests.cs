using SemCovNet.Artifacts.Files;
using SemCovNet.Cli.Studies;
using SemCovNet.Cli.Studies.Exports;
using SemCovNet.Cli.Studies.Reports;

namespace SemCovNet.Tests.Services.Host.Studies;

/// <summary>What a report says while a part of the study has not completed.</summary>
public sealed class StudyReporterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_difference_is_taken_over_the_seeds_that_both_recipes_have()
    {
        var report = await ReportAsync(["a"], cell => cell.Label == DrawnStudy.Baseline || cell.Seed == 1);
        var (plain, other) = (Arm(report, DrawnStudy.Baseline), Arm(report, DrawnStudy.Other));
        Assert.Equal([1, 2, 3], plain.Seeds);
        Assert.Equal([1], other.ComparedSeeds);
        Assert.Equal(Run(other, 0) - Run(plain, 0), Auc(other).Difference!.Value!.Value, 1e-12);
        Assert.NotEqual(Auc(other).Mean.Value - Auc(plain).Mean.Value, Auc(other).Difference!.Value);
        Assert.Contains(
            "other against plain: compared over seed 1 alone. other was trained with seed 1, plain with seeds 1, 2, 3.", StudySentences.Of(report, report.Datasets[0]));
    }

    [Fact]
    public async Task Recipes_without_a_seed_in_common_are_not_compared()
    {
        var report = await ReportAsync(["a"], cell => cell.Seed == (cell.Label == DrawnStudy.Baseline ? 1 : 2));
        Assert.Null(Auc(Arm(report, DrawnStudy.Other)).Difference);
        var markdown = ReportMarkdown.Write(report);
        Assert.Contains("| plain | – | 1 | baseline | baseline |", markdown);
        Assert.Contains("| other | – | – | – | – |", markdown);
        Assert.Contains("- other against plain: no seed that both have, so nothing is compared. other was trained with seed 2, plain with seed 1.", markdown);
    }

    [Fact]
    public async Task Nothing_is_called_the_baseline_where_the_baseline_has_no_training()
    {
        var markdown = ReportMarkdown.Write(await ReportAsync(["a"], cell => cell.Label == DrawnStudy.Other));
        Assert.DoesNotContain("| baseline |", markdown);
        Assert.Contains("| other | – | – | – | – |", markdown);
        Assert.Contains("- The baseline, plain, has no completed training to compare with.", markdown);
    }

    [Fact]
    public async Task Splits_taken_together_say_so_where_the_baseline_is_missing_on_one_of_them()
    {
        var report = await ReportAsync(["a", "b"], cell => cell.Label == DrawnStudy.Other || cell.Dataset == "a");
        var together = report.Datasets[^1];
        Assert.Equal([DrawnStudy.Other], together.Arms.Select(arm => arm.Recipe));
        Assert.Contains("The baseline, plain, has no completed training with the same seed on each of these splits to compare with.", StudySentences.Of(report, together));
    }

    [Fact]
    public async Task Some_of_the_splits_do_not_pass_for_all_of_them()
    {
        var report = await ReportAsync(["a", "b", "c"], cell => cell.Dataset != "c");
        var markdown = ReportMarkdown.Write(report);
        Assert.Contains("## splits (2 of 3 splits)\n", markdown);
        Assert.Contains("- splits: 2 of 3 splits, a, b. Figures are means over them", markdown);
        Assert.DoesNotContain("all of these splits", markdown);
        Assert.Contains(",splits (2 of 3 splits) AUC,", TableCsv.Write(report));
    }

    [Fact]
    public async Task Only_seeds_that_every_split_has_are_taken_together()
    {
        var report = await ReportAsync(["a", "b"], cell => cell.Seed == 1 || (cell.Seed == 2 && (cell.Label, cell.Dataset) != (DrawnStudy.Baseline, "b")));
        var arms = report.Datasets[^1].Arms;
        var (plain, other) = (arms.Single(arm => arm.Recipe == DrawnStudy.Baseline), arms.Single(arm => arm.Recipe == DrawnStudy.Other));
        Assert.Equal([1], plain.Seeds);
        Assert.Equal([1, 2], other.Seeds);
        Assert.Equal([1], other.ComparedSeeds);
        Assert.Equal((2, 4), (Auc(plain).Runs.Count, Auc(other).Runs.Count));
        // A split's seeds stand in their order, split after split.
        Assert.Equal((Run(other, 0) + Run(other, 2) - Run(plain, 0) - Run(plain, 1)) / 2, Auc(other).Difference!.Value!.Value, 1e-12);
    }

    [Fact]
    public async Task Splits_that_share_no_recipe_are_reported_each_for_itself()
    {
        var report = await ReportAsync(["a", "b"], cell => (cell.Label, cell.Dataset) is (DrawnStudy.Baseline, "a") or (DrawnStudy.Other, "b"));
        Assert.Equal(["a", "b"], report.Datasets.Select(dataset => dataset.Name));
        Assert.Contains("## b\n", ReportMarkdown.Write(report));
    }

    private Task<StudyReport> ReportAsync(IReadOnlyList<string> datasets, Func<StudyCell, bool> isCompleted) =>
        new DrawnStudy(new DirectoryArtifactStore(folder.Path)).ReportAsync(datasets, isCompleted, TestContext.Current.CancellationToken);

    private static ArmReport Arm(StudyReport report, string recipe) => report.Datasets[0].Arms.Single(arm => arm.Recipe == recipe);

    private static FigureReport Auc(ArmReport arm) => arm.Find(new("auc@1"))!;

    private static double Run(ArmReport arm, int run) => Auc(arm).Runs[run]!.Value;
}
