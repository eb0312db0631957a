using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Classification;

public sealed class EdgeCases
{
    [Fact]
    public void Ties_count_half_in_the_roc_area() =>
        Assert.Equal(0.5, Value("auc@1", [0, 1, 0, 1], [0.5, 0.5, 0.5, 0.5]));

    [Fact]
    public void One_class_alone_has_no_roc_area_and_says_which_class()
    {
        Assert.Equal("There is no row of class 'MEL'.", WhyUndefined("auc@1", [0, 0], [0.1, 0.9]));
        Assert.Equal("Every row is of class 'MEL'.", WhyUndefined("auc@1", [1, 1], [0.1, 0.9]));
    }

    [Fact]
    public void A_tie_that_would_break_the_specificity_is_not_parted() =>
        Assert.Equal(0, Value("s95@1", [0, 1, 1, 0], [0.9, 0.9, 0.9, 0.1]));

    [Fact]
    public void Specificity_of_exactly_95_percent_is_enough()
    {
        int[] labels = [.. Enumerable.Repeat(0, 20), 1];
        double[] positive = [.. Enumerable.Range(1, 20).Select(i => i / 40.0), 0.49];
        Assert.Equal(1, Value("s95@1", labels, positive));
    }

    [Fact]
    public void The_validation_threshold_is_carried_to_test_data()
    {
        var validation = Make.Predictions([0, 0, 1, 1], [0.1, 0.6, 0.5, 0.8]);
        var threshold = OperatingPoint.AtSpecificity(validation, 0.95);
        Assert.Equal(0.8, threshold);
        var test = Predictions.From(Make.Table([0, 1, 1], [0.9, 0.7, 0.8]) with { ValidationThreshold = threshold });
        Assert.Equal(0.5, MetricRegistry.Find("s95val@1").On(test).Number);
        Assert.Equal("No threshold was fixed on validation data.", WhyUndefined("s95val@1", [0, 1], [0.1, 0.9]));
    }

    [Fact]
    public void When_no_threshold_keeps_the_specificity_nothing_is_called_positive() =>
        Assert.Equal(Math.BitIncrement(1.0), OperatingPoint.AtSpecificity(Make.Predictions([0, 1], [1, 1]), 0.95));

    [Fact]
    public void A_threshold_needs_negatives() =>
        Assert.Equal(
            "A specificity needs negative rows; the validation table has none.",
            Assert.Throws<InvalidTableException>(() => OperatingPoint.AtSpecificity(Make.Predictions([1], [1]), 0.95)).Message);

    [Fact]
    public void Probability_zero_lies_in_the_first_bin_and_an_edge_in_the_bin_below_it()
    {
        Assert.Equal(0, BinEdges.EqualWidth.BinOf(0));
        Assert.Equal(Enumerable.Range(0, 15), Enumerable.Range(1, 15).Select(b => BinEdges.EqualWidth.BinOf(b / 15.0)));
        Assert.Equal(3, BinEdges.EqualWidth.BinOf(Math.BitIncrement(0.2)));
    }

    private static double Value(string id, int[] labels, double[] positive) =>
        MetricRegistry.Find(id).On(Make.Predictions(labels, positive)).Number!.Value;

    private static string? WhyUndefined(string id, int[] labels, double[] positive) =>
        MetricRegistry.Find(id).On(Make.Predictions(labels, positive)).WhyUndefined;
}
