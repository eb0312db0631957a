using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Coverage;

public sealed class CoverageTests
{
    private static readonly RowTable Table = new()
    {
        Classes = ["other", "MEL"],
        Labels = [0, 0, 0, 1, 1],
        Cases = ["a", "b", "c", "d", "e"],
        Descriptors = ["hair"],
        DescriptorValues = new[,] { { 1 }, { 0.5 }, { double.NaN }, { 0 }, { 0.1 } },
        Subgroups = ["dark", "light", "dark", "light", null],
    };

    [Fact]
    public void Coverage_is_the_mean_of_what_was_observed_never_thresholded()
    {
        var report = CoverageReport.Of(AnnotatedRows.From(Table), CoverageLevel.Descriptor, ResamplingOptions.None);
        Assert.Equal(0.4, report.Prevalence[0].Prevalence.Number!.Value, 1e-12);
        Assert.Equal([0.75, 0.05], report.Cells.Select(c => Math.Round(c.Coverage.Number!.Value, 12)));
        Assert.Equal([0.35, -0.35], report.Cells.Select(c => Math.Round(c.Deviation.Number!.Value, 12)));
        Assert.Equal([(1.5, 2.0), (0.1, 2.0)], report.Cells.Select(c => (c.Support, c.Observed)));
        Assert.Equal([Stratum.Head, Stratum.Tail], report.Cells.Select(c => c.Stratum!.Value));
    }

    [Fact]
    public void A_cell_that_was_never_observed_is_undefined_and_not_zero()
    {
        var report = CoverageReport.Of(AnnotatedRows.From(Table), CoverageLevel.Subgroup, ResamplingOptions.None);
        var cell = Assert.Single(report.Cells, c => c.Group == new SemanticGroup("MEL", "hair", "dark"));
        Assert.Equal("No row of (MEL, hair, dark) has an observed value.", cell.Coverage.WhyUndefined);
        Assert.Null(cell.Stratum);
        Assert.Null(report.ToTable().Of(cell.Group));
        Assert.Equal(3, report.Summary!.Cells);
    }

    // An upload to a dataset with one class once waited for ever: its rows were refused where their coverage was asked for.
    [Fact]
    public void Coverage_of_one_class_is_measured_and_the_null_test_says_why_it_is_undefined()
    {
        var rows = AnnotatedRows.From(Table with { Classes = ["MEL"], Labels = [0, 0, 0, 0, 0] });
        var report = CoverageReport.Of(rows, CoverageLevel.Descriptor, new());
        Assert.Equal(0.4, Assert.Single(report.Cells).Coverage.Number!.Value, 1e-12);
        var imbalance = Assert.Single(report.Imbalance);
        Assert.Equal("The descriptor was observed in fewer than two classes.", imbalance.Variance.WhyUndefined);
        Assert.Null(imbalance.PValue);
        Assert.Null(imbalance.QValue);
    }

    [Fact]
    public void The_summary_counts_thin_cells()
    {
        var report = CoverageReport.Of(AnnotatedRows.From(Table), CoverageLevel.Subgroup, ResamplingOptions.None);
        Assert.Equal(1 / 3.0, report.Summary!.ShareZero, 1e-12);
        Assert.Equal([(0.01, 1 / 3.0), (0.05, 1 / 3.0), (0.10, 1 / 3.0)], report.Summary.SharesBelow);
        Assert.Equal((0, 1), (report.Summary.Minimum, report.Summary.Maximum));
    }

    [Fact]
    public void The_interval_of_a_cell_surrounds_it_and_repeats()
    {
        var rows = Rows(difference: 0.3, seed: 1);
        var (first, second) = (CoverageReport.Of(rows, CoverageLevel.Descriptor, new()), CoverageReport.Of(rows, CoverageLevel.Descriptor, new()));
        Assert.All(first.Cells, c => Assert.InRange(c.Coverage.Number!.Value, c.Interval!.Lower, c.Interval.Upper));
        Assert.Equal(first.Cells, second.Cells);
        Assert.Equal(first.Imbalance, second.Imbalance);
    }

    [Fact]
    public void A_descriptor_that_differs_between_classes_is_found_and_an_equal_one_is_not()
    {
        var imbalance = CoverageReport.Of(Rows(difference: 0.3, seed: 1), CoverageLevel.Descriptor, new()).Imbalance;
        Assert.Equal(2.0 / 1001, imbalance[0].QValue!.Value, 1e-12);
        Assert.InRange(imbalance[1].PValue!.Value, 0.05, 1);
    }

    [Fact]
    public void Under_the_null_p_values_are_spread_evenly()
    {
        var options = new ResamplingOptions { Replicates = 99 };
        double[] p = [.. Enumerable.Range(0, 200).Select(i =>
            CoverageReport.Of(Rows(difference: 0, seed: (ulong)i), CoverageLevel.Descriptor, options).Imbalance[0].PValue!.Value)];
        Assert.InRange(p.Average(), 0.43, 0.57);
        Assert.InRange(p.Count(v => v <= 0.1) / 200.0, 0.04, 0.17);
    }

    [Theory]
    [InlineData(1.5, "Coverage row 1: the coverage of (MEL, hair) is 1.5; it must be within 0 and 1.")]
    [InlineData(double.NaN, "Coverage row 1: the coverage of (MEL, hair) is NaN; it must be within 0 and 1.")]
    public void A_coverage_out_of_range_is_refused(double coverage, string message)
    {
        CoverageEntry[] entries = [new(new("MEL", "hair"), coverage)];
        Assert.Equal(message, Assert.Throws<InvalidTableException>(() => CoverageTable.From(entries)).Message);
    }

    [Fact]
    public void A_group_that_stands_twice_is_refused()
    {
        CoverageEntry[] entries = [new(new("MEL", "hair", "dark"), 0.1), new(new("MEL", "hair"), 0.1), new(new("MEL", "hair", "dark"), 0.2)];
        var error = Assert.Throws<InvalidTableException>(() => CoverageTable.From(entries));
        Assert.Equal("Coverage row 3: (MEL, hair, dark) stands twice; keep one of its rows.", error.Message);
    }

    // Two descriptors: the first has another mean in each class, the second the same.
    private static AnnotatedRows Rows(double difference, ulong seed)
    {
        var random = new Xoshiro256(seed);
        var (labels, values) = (new int[120], new double[120, 2]);
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = random.NextBelow(2);
            values[row, 0] = random.NextBelow(1000) / 1000.0 * 0.5 + labels[row] * difference;
            values[row, 1] = random.NextBelow(1000) / 1000.0;
        }

        return AnnotatedRows.From(Table with
        {
            Labels = labels,
            Cases = [.. labels.Select((_, row) => $"case-{row}")],
            Descriptors = ["differs", "equal"],
            DescriptorValues = values,
            Subgroups = null,
        });
    }
}
