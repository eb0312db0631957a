using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Calibration;

public sealed class TemperatureScalingTests
{
    [Fact]
    public void The_temperature_that_sharpened_calibrated_probabilities_is_found_again()
    {
        var calibrated = Calibrated();
        var sharpened = TemperatureScaling.Apply(calibrated, 1 / 2.5);
        Assert.Equal(TemperatureScaling.Fit(calibrated) * 2.5, TemperatureScaling.Fit(sharpened), 1e-4);
        Assert.Equal(2.5, TemperatureScaling.Fit(sharpened), 0.25);
    }

    [Fact]
    public void Scaling_softens_without_changing_the_order()
    {
        var scaled = TemperatureScaling.Apply(Make.Predictions([0, 1, 1], [0.1, 0.6, 0.99]), 2);
        Assert.Equal(MetricRegistry.Find("auc@1").On(scaled).Number, 1);
        Assert.Equal(0.25, scaled.Probability(1)[0], 1e-12);
    }

    [Fact]
    public void Probabilities_of_zero_and_one_stay_finite() =>
        Assert.True(double.IsFinite(TemperatureScaling.Fit(Make.Predictions([0, 1, 0], [0, 1, 1]))));

    [Fact]
    public void Fitting_needs_rows() =>
        Assert.Equal(
            "A temperature is fitted on rows; the validation table has none.",
            Assert.Throws<InvalidTableException>(() => TemperatureScaling.Fit(Make.Predictions([], []))).Message);

    private static Predictions Calibrated()
    {
        var random = new Xoshiro256(seed: 1);
        double[] positive = [.. Enumerable.Range(0, 2000).Select(_ => (random.NextBelow(998) + 1) / 1000.0)];
        return Make.Predictions([.. positive.Select(p => random.NextBelow(1000) < 1000 * p ? 1 : 0)], positive);
    }
}
