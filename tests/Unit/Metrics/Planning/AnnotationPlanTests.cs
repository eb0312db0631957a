using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Planning;

public sealed class AnnotationPlanTests
{
    private static readonly ResamplingOptions Resampling = new() { Replicates = 200 };

    [Fact]
    public void Thin_groups_come_first_where_error_follows_coverage()
    {
        var plan = Plan(strength: 0.2, cases: 50);
        Assert.Equal(50, plan.Cases);
        Assert.Null(plan.WhyEmpty);
        Assert.All(plan.Cells.Take(2), cell => Assert.Equal("d0", cell.Group.Descriptor));
        Assert.Equal(0, plan.Cells.Single(cell => cell.Group == new SemanticGroup("MEL", "d6")).Cases);
    }

    [Fact]
    public void The_expected_fall_is_the_slope_times_the_growth_of_the_logarithm()
    {
        var (training, slope) = Data(strength: 0.2);
        var cell = AnnotationPlan.Of(training, slope, 50).Cells[0];
        var before = training.Single(c => c.Group == cell.Group);
        Assert.Equal((before.Support + cell.Cases) / (before.Observed + cell.Cases), cell.CoverageThen, 12);
        var expected = -slope.Within[cell.Group.Class].Value.Number!.Value * (Math.Log10(cell.CoverageThen + 1e-4) - Math.Log10(cell.Coverage + 1e-4));
        Assert.Equal(expected, cell.Fall.Number!.Value, 12);
        Assert.InRange(cell.Fall.Number!.Value, cell.Interval!.Lower, cell.Interval.Upper);
    }

    [Fact]
    public void Each_case_goes_to_where_the_next_one_helps_most()
    {
        var (training, slope) = Data(strength: 0.2);
        var plan = AnnotationPlan.Of(training, slope, 30);
        var last = plan.Cells.Where(cell => cell.Cases > 0).Min(cell => Fall(training, slope, cell, cell.Cases) - Fall(training, slope, cell, cell.Cases - 1));
        var next = plan.Cells.Max(cell => Fall(training, slope, cell, cell.Cases + 1) - Fall(training, slope, cell, cell.Cases));
        Assert.True(last >= next, $"The least of the planned cases gains {last}, one that is not planned {next}.");
    }

    [Fact]
    public void Nothing_is_planned_and_it_says_why_where_error_rises_with_coverage()
    {
        var plan = Plan(strength: -0.2, cases: 10);
        Assert.Equal(0, plan.Cases);
        Assert.Contains("In no class does error fall as coverage grows", plan.WhyEmpty, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_was_never_observed_is_named_and_gets_no_figure()
    {
        var (training, slope) = Data(strength: 0.2);
        var unknown = new CoverageCell(new("MEL", "new"), new MetricValue.Undefined("never observed"), new MetricValue.Undefined("never observed"), 0, 0, null, null);
        var plan = AnnotationPlan.Of([.. training, unknown], slope, 5);
        Assert.Equal(unknown.Group, Assert.Single(plan.Unknown));
        Assert.DoesNotContain(plan.Cells, cell => cell.Group == unknown.Group);
    }

    private static double Fall(IReadOnlyList<CoverageCell> training, DisparityFigure slope, PlannedCell cell, int cases)
    {
        var before = training.Single(c => c.Group == cell.Group);
        return -slope.Within[cell.Group.Class].Value.Number!.Value * Math.Log10((before.Support + cases) / (before.Observed + cases) + 1e-4);
    }

    private static AnnotationPlan Plan(double strength, int cases)
    {
        var (training, slope) = Data(strength);
        return AnnotationPlan.Of(training, slope, cases);
    }

    private static (IReadOnlyList<CoverageCell> Training, DisparityFigure Slope) Data(double strength)
    {
        var (predictions, coverage) = Make.Imbalanced(3000, strength, seed: 7);
        var slope = DisparityFigure.Of(predictions, coverage, new() { Definitions = [CdiRegistry.Find("cdi.slope@1")], Resampling = Resampling })[0];
        return ([.. from y in predictions.Rows.Classes from k in predictions.Rows.Descriptors select Cell(new(y, k), coverage)], slope);
    }

    private static CoverageCell Cell(SemanticGroup group, CoverageTable coverage)
    {
        const double Observed = 400;
        var c = coverage.Of(group)!.Value;
        return new(group, c, 0, c * Observed, Observed, null, null);
    }
}
