using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Coverage;

public sealed class CoverageDebtTests
{
    [Fact]
    public void Classes_that_are_covered_alike_owe_nothing()
    {
        var debt = CoverageDebt.Of(Rows(([1, 0], 0), ([0, 0], 0), ([1, 0], 1), ([0, 0], 1)));
        Assert.Equal(0, debt.Tenfolds.Number!.Value, 12);
        // The second descriptor is nowhere: rare everywhere is not thin in a class.
        Assert.All(debt.Cells, cell => Assert.Equal(0, cell.Tenfolds, 12));
    }

    [Fact]
    public void A_class_owes_what_it_lies_below_all_rows()
    {
        // Descriptor 0: 4 of 4 in class a, 1 of 4 in class b, 5 of 8 everywhere.
        var debt = CoverageDebt.Of(Rows(([1, 0], 0), ([1, 0], 0), ([1, 0], 0), ([1, 0], 0), ([1, 0], 1), ([0, 0], 1), ([0, 0], 1), ([0, 0], 1)));
        var deepest = debt.Cells[0];
        Assert.Equal(new SemanticGroup("b", "d0"), deepest.Group);
        Assert.Equal(Math.Log10((0.625 + 1e-4) / (0.25 + 1e-4)), deepest.Tenfolds, 12);
        Assert.Equal(deepest.Tenfolds / 4, debt.Tenfolds.Number!.Value, 12);
        // Σ over the four groups of 0.1 times their shortfall, over four.
        Assert.Equal(0.1 * deepest.Tenfolds / 4, debt.ExpectedError(new Dictionary<string, double> { ["a"] = -0.1, ["b"] = -0.1 }).Number!.Value, 12);
    }

    [Fact]
    public void What_was_never_observed_is_undefined_and_not_free_of_debt()
    {
        var debt = CoverageDebt.Of(Rows(([double.NaN, double.NaN], 0), ([double.NaN, double.NaN], 1)));
        Assert.Null(debt.Tenfolds.Number);
        Assert.NotNull(debt.Tenfolds.WhyUndefined);
        Assert.NotNull(debt.ExpectedError(new Dictionary<string, double> { ["a"] = -0.1 }).WhyUndefined);
    }

    private static AnnotatedRows Rows(params (double[] Values, int Class)[] rows)
    {
        var values = new double[rows.Length, 2];
        for (var row = 0; row < rows.Length; row++)
            (values[row, 0], values[row, 1]) = (rows[row].Values[0], rows[row].Values[1]);
        return AnnotatedRows.From(new()
        {
            Classes = ["a", "b"],
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select((_, row) => $"case {row}")],
            Descriptors = ["d0", "d1"],
            DescriptorValues = values,
        });
    }
}
