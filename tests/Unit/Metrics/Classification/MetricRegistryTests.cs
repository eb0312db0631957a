using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Classification;

public sealed class MetricRegistryTests
{
    public static TheoryData<string> Ids => [.. MetricRegistry.All.Select(m => m.Id)];

    [Fact]
    public void Ids_differ_and_carry_a_version()
    {
        Assert.Distinct(MetricRegistry.All.Select(m => m.Id));
        Assert.All(MetricRegistry.All, m => Assert.Matches(@"^[a-z0-9.]+@\d+$", m.Id));
    }

    [Fact]
    public void An_unknown_id_is_answered_with_those_there_are() =>
        Assert.StartsWith(
            "There is no metric 'auc'; there are auc@1, pra@1, s95@1",
            Assert.Throws<KeyNotFoundException>(() => MetricRegistry.Find("auc")).Message);

    [Theory, MemberData(nameof(Ids))]
    public void Without_rows_every_metric_is_undefined_with_a_reason(string id) =>
        Assert.NotEmpty(MetricRegistry.Find(id).On(Make.Predictions([], [])).WhyUndefined!);

    [Theory, MemberData(nameof(Ids))]
    public void A_row_of_weight_two_counts_as_two_copies_and_one_of_weight_zero_is_not_there(string id)
    {
        foreach (var golden in Agreement.GoldenTable.All.Values)
        {
            var weighted = golden.ToPredictions();
            var copied = Predictions.From(Make.Copies(weighted.Table, row => row % 3));
            var sample = Sample.Weighted(weighted, [.. Enumerable.Range(0, weighted.Count).Select(row => row % 3.0)]);
            var (expected, actual) = (MetricRegistry.Find(id).On(copied), MetricRegistry.Find(id).Compute(sample));
            Assert.Equal(expected.WhyUndefined, actual.WhyUndefined);
            Assert.Equal(expected.Number ?? 0, actual.Number ?? 0, 1e-12);
        }
    }

    [Fact]
    public void A_value_is_never_NaN() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetricValue.Defined(double.NaN));
}
