using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

public sealed class CdiAssessmentTests
{
    [Fact]
    public void Error_that_rises_as_coverage_thins_is_found_by_every_definition()
    {
        var (predictions, coverage) = Make.Imbalanced(3000, strength: 0.2, seed: 1);
        var assessment = CdiAssessment.Of(predictions, coverage, new());
        Assert.All(assessment.Results, r => Assert.InRange(r.PValue!.Value, 1.0 / 1001, 0.01));
        Assert.All(assessment.Results, r => Assert.InRange(r.Signed.Number!.Value, r.Interval!.Lower, r.Interval.Upper));
        Assert.Equal(-0.2, assessment["cdi.slope@1"].Signed.Number!.Value, 0.05);
        Assert.True(assessment["cdi.gap@1"].Interval!.Lower > 0);
        Assert.Equal("d0", assessment.Worst!.Group.Descriptor);
    }

    [Fact]
    public void The_size_is_the_signed_figure_without_its_sign()
    {
        var (predictions, coverage) = Make.Imbalanced(1000, strength: 0.2, seed: 1);
        var slope = CdiAssessment.Of(predictions, coverage, Points)["cdi.slope@1"];
        Assert.Equal(-slope.Signed.Number, slope.Value.Number);
    }

    [Fact]
    public void The_slope_within_one_class_has_its_own_interval()
    {
        var (predictions, coverage) = Make.Imbalanced(3000, strength: 0.2, seed: 1);
        var melanoma = CdiAssessment.Of(predictions, coverage, new())["cdi.slope@1"].Classes.Single(c => c.Class == "MEL");
        Assert.InRange(melanoma.Value.Number!.Value, melanoma.Interval!.Lower, melanoma.Interval.Upper);
        Assert.True(melanoma.Interval.Upper < 0);
    }

    [Fact]
    public void The_bootstrap_covers_the_true_slope_in_about_95_of_100_data_sets()
    {
        var options = new CdiOptions { Definitions = [CdiRegistry.Find("cdi.slope@1")], Resampling = new() { Replicates = 200 } };
        var covered = Enumerable.Range(0, 100).Count(i =>
        {
            var (predictions, coverage) = Make.Imbalanced(800, strength: 0.15, seed: (ulong)i);
            return CdiAssessment.Of(predictions, coverage, options).Results[0].Interval is { Lower: <= -0.15, Upper: >= -0.15 };
        });
        Assert.InRange(covered / 100.0, 0.87, 0.99);
    }

    [Fact]
    public void Under_the_null_permutation_p_values_are_spread_evenly()
    {
        var options = new CdiOptions { Resampling = new() { Replicates = 99 } };
        double[][] p = [.. Enumerable.Range(0, 100).Select(i =>
        {
            var (predictions, coverage) = Make.Imbalanced(500, strength: 0, seed: (ulong)i);
            return CdiAssessment.Of(predictions, coverage, options).Results.Select(r => r.PValue!.Value).ToArray();
        })];
        Assert.All(Enumerable.Range(0, CdiRegistry.All.Count), d =>
        {
            Assert.InRange(p.Average(row => row[d]), 0.39, 0.62);
            Assert.InRange(p.Count(row => row[d] <= 0.1) / 100.0, 0.02, 0.20);
        });
    }

    [Fact]
    public void The_same_seed_gives_the_same_assessment()
    {
        var (predictions, coverage) = Make.Imbalanced(300, strength: 0.1, seed: 1);
        var (first, second) = (CdiAssessment.Of(predictions, coverage, new()), CdiAssessment.Of(predictions, coverage, new()));
        Assert.Equal(first.Groups, second.Groups);
        Assert.Equal(first.Results.Select(r => (r.Interval, r.PValue)), second.Results.Select(r => (r.Interval, r.PValue)));
    }

    [Fact]
    public void A_group_below_the_floor_or_without_coverage_is_listed_with_the_reason()
    {
        var table = Make.Table([1, 1, 1, 1], [0.1, 0.2, 0.8, 0.9]) with
        {
            Descriptors = ["hair", "gel"],
            DescriptorValues = new[,] { { 1, 1 }, { 1, 0.5 }, { 1, 0.25 }, { 1, 0 } },
        };
        CoverageEntry[] entries = [new(new("MEL", "gel"), 0.1)];
        var options = Points with { Floor = 2 };
        var groups = CdiAssessment.Of(Predictions.From(table), CoverageTable.From(entries), options).Groups;
        Assert.Equal("its coverage is not given", groups.Single(g => g.Group == new SemanticGroup("MEL", "hair")).WhyNotCounted);
        Assert.Equal("n_eff 1.75 is below 2", groups.Single(g => g.Group == new SemanticGroup("MEL", "gel")).WhyNotCounted);
        Assert.Equal(0.5, groups.Single(g => g.Group == new SemanticGroup("MEL", "hair")).Error.Number);
        Assert.Equal("No evaluation row supports (other, hair).", groups[0].Error.WhyUndefined);
    }

    [Fact]
    public void Support_of_exactly_the_floor_counts_whatever_the_rounding_of_its_sum()
    {
        var values = new double[50, 1];
        for (var row = 0; row < 50; row++)
        {
            values[row, 0] = 0.1;
        }

        int[] labels = [.. Enumerable.Repeat(1, 50)];
        var table = Make.Table(labels, [.. labels.Select(_ => 0.9)]) with { Descriptors = ["hair"], DescriptorValues = values };
        var groups = CdiAssessment.Of(Predictions.From(table), Make.CoverageOf(table, [0.1]), Points).Groups;
        Assert.True(groups[1].Support < 5);
        Assert.True(groups[1].Counts);
        Assert.Equal("n_eff 0 is below 5", groups[0].WhyNotCounted);
    }

    private static CdiOptions Points => new() { Resampling = ResamplingOptions.None };
}
