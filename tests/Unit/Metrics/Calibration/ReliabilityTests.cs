using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Calibration;

public sealed class ReliabilityTests
{
    private static readonly PredictionTable Table = Make.Table([0, 1, 1, 0], [0, 0.05, 0.9, 0.95]) with
    {
        Descriptors = ["hair"],
        DescriptorValues = new[,] { { 1 }, { 0.5 }, { double.NaN }, { 0.5 } },
        Subgroups = ["dark", "dark", "light", null],
    };

    [Fact]
    public void A_bin_holds_mean_probability_and_rate_and_the_first_bin_holds_zero()
    {
        var first = Report(floor: 1).Overall.Bins[0];
        Assert.Equal((0, 1 / 15.0, 2.0), (first.Lower, first.Upper, first.Support));
        Assert.Equal((0.025, 0.5), (first.MeanProbability, first.Rate));
        Assert.Null(Report(floor: 1).Overall.Bins[7].Rate);
    }

    [Fact]
    public void The_overall_error_is_the_metric() =>
        Assert.Equal(MetricRegistry.Find("ece.pos15@1").On(Predictions.From(Table)).Number!.Value, Report(floor: 1).Overall.Ece.Number!.Value, 1e-12);

    [Fact]
    public void A_descriptor_weighs_its_rows_and_passes_over_those_not_observed()
    {
        var hair = Report(floor: 1).Of(new ReliabilityGroup("hair", null));
        Assert.Equal(2, hair.Support);
        Assert.Equal((Math.Abs(0.5 * 0.05 - 0.5) + 0.5 * 0.95) / 2, hair.Ece.Number!.Value, 1e-12);
    }

    [Fact]
    public void A_subgroup_and_its_descriptors_have_curves_of_their_own()
    {
        Assert.Equal(6, Report(floor: 1).Curves.Count);
        Assert.Equal(1.5, Report(floor: 1).Of(new ReliabilityGroup("hair", "dark")).Support);
    }

    [Fact]
    public void Below_the_floor_there_is_not_evidence_enough()
    {
        var light = Report(floor: 5).Of(new ReliabilityGroup(null, "light"));
        Assert.Equal("Insufficient evidence: n_eff 1 is below 5.", light.Ece.WhyUndefined);
        Assert.Empty(light.Bins);
    }

    [Fact]
    public void Bands_surround_the_rates_and_repeat()
    {
        var (predictions, _) = Make.Imbalanced(400, strength: 0, seed: 1);
        var (first, second) = (ReliabilityReport.Of(predictions, new()), ReliabilityReport.Of(predictions, new()));
        Assert.All(first.Overall.Bins.Where(b => b.Rate is not null), b => Assert.InRange(b.Rate!.Value, b.Band!.Lower, b.Band.Upper));
        Assert.Equal(first.Overall.Bins, second.Overall.Bins);
    }

    [Fact]
    public void More_than_two_classes_have_no_positive()
    {
        var three = Predictions.From(Table with { Classes = ["a", "b", "c"], Probabilities = new double[4, 3] });
        var error = Assert.Throws<InvalidTableException>(() => ReliabilityReport.Of(three, new() { Confidence = Confidence.Positive }));
        Assert.Equal("Reliability of the positive is for two classes, the table has 3; ask for the top label.", error.Message);
    }

    private static ReliabilityReport Report(double floor) =>
        ReliabilityReport.Of(Predictions.From(Table), new ReliabilityOptions { Floor = floor, Resampling = ResamplingOptions.None });
}
