using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Resampling;

public sealed class MetricBootstrapTests
{
    private static readonly MetricDefinition Accuracy = MetricRegistry.Find("acc@1");

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_seed_another()
    {
        var (predictions, _) = Make.Imbalanced(200, strength: 0, seed: 1);
        Assert.Equal(IntervalOf(predictions, seed: 1), IntervalOf(predictions, seed: 1));
        Assert.NotEqual(IntervalOf(predictions, seed: 1), IntervalOf(predictions, seed: 2));
    }

    [Fact]
    public void A_95_percent_interval_covers_the_truth_in_about_95_of_100_data_sets()
    {
        var covered = Enumerable.Range(0, 300).Count(i =>
        {
            var (predictions, _) = Make.Imbalanced(150, strength: 0, seed: (ulong)i);
            return IntervalOf(predictions, seed: 1, replicates: 200) is { } interval && interval.Lower <= 0.7 && 0.7 <= interval.Upper;
        });
        Assert.InRange(covered / 300.0, 0.90, 0.985);
    }

    // Two rows a case that agree are one piece of evidence: by rows the interval would be narrower by √2.
    [Fact]
    public void Cases_are_drawn_not_rows()
    {
        var (single, _) = Make.Imbalanced(200, strength: 0, seed: 1);
        var doubled = Predictions.From(Make.Copies(single.Table, _ => 2));
        Assert.Equal(IntervalOf(single, seed: 1), IntervalOf(doubled, seed: 1));
    }

    [Fact]
    public void A_row_of_weight_two_counts_in_every_replicate_as_two_copies()
    {
        var (predictions, _) = Make.Imbalanced(200, strength: 0, seed: 1);
        var copied = Predictions.From(Make.Copies(predictions.Table, row => 1 + row % 2));
        var weighted = Sample.Weighted(predictions, [.. Enumerable.Range(0, predictions.Count).Select(row => 1.0 + row % 2)]);
        Assert.Equal(MetricBootstrap.Estimate(copied, [Accuracy], new()), MetricBootstrap.Estimate(weighted, [Accuracy], new()));
    }

    [Fact]
    public void An_undefined_metric_has_no_interval() =>
        Assert.Null(MetricBootstrap.Estimate(Make.Predictions([0, 0], [0.1, 0.2]), [MetricRegistry.Find("auc@1")], new())[0].Interval);

    private static Interval? IntervalOf(Predictions predictions, ulong seed, int replicates = 1000) =>
        MetricBootstrap.Estimate(predictions, [Accuracy], new ResamplingOptions { Seed = seed, Replicates = replicates })[0].Interval;
}
