using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

public sealed class TailRowsTests
{
    // Melanomas are rarely thin or wide, the others rarely common.
    private static readonly SemanticGroup[] Tail = [new("MEL", "thin"), new("MEL", "wide"), new("other", "common")];

    private static readonly Predictions Rows = Predictions.From(Make.Table([1, 1, 1, 0, 0, 0], [0.9, 0.4, 0.2, 0.3, 0.6, 0.8]) with
    {
        Descriptors = ["common", "thin", "wide"],
        DescriptorValues = new[,]
        {
            { 1, 0.5, 0.25 },
            { 0, 0.75, 1 },
            { 1, double.NaN, double.NaN },
            { 0.25, 1, 1 },
            { 0.75, 0, 0 },
            { 0, 1, 0 },
        },
    });

    [Fact]
    public void A_row_weighs_as_much_as_the_largest_observed_value_of_the_tail_of_its_own_class() =>
        Assert.Equal([0.5, 1, 0, 0.25, 0.75, 0], TailRows.Weights(Rows.Rows, Tail));

    [Theory]
    // Right are .5 and .25 of 2.5.
    [InlineData("acc@1", 0.75 / 2.5)]
    [InlineData("sens@1", 0.5 / 1.5)]
    // Positives above negatives: .5·.25 + .5·.75 of .9, 1·.25 of .4; of 1.5·1 pairs.
    [InlineData("auc@1", 0.75 / 1.5)]
    // .5·.01 + 1·.36 + .25·.09 + .75·.36.
    [InlineData("brier@1", 0.6575 / 2.5)]
    // Each lies in a bin of its own: .5·.1 + 1·.6 + .25·.3 + .75·.6.
    [InlineData("ece.pos15@1", 1.175 / 2.5)]
    public void A_metric_of_the_tail_is_that_of_the_weighted_rows(string id, double expected) =>
        Assert.Equal(expected, MetricRegistry.Find(id).Compute(Sample.Weighted(Rows, TailRows.Weights(Rows.Rows, Tail))).Number!.Value, 1e-12);
}
