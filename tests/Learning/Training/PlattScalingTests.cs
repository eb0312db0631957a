using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

public sealed class PlattScalingTests
{
    // 4,000 rows whose true log odds are known: the model's logits exaggerate them threefold and sit 2 too high.
    private static readonly double[] TrueLogits = [.. Enumerable.Range(0, 4000).Select(i => -4 + 8.0 * i / 3999)];

    [Fact]
    public void It_undoes_a_scale_and_a_shift()
    {
        var (logits, positive) = (new List<double>(), new List<bool>());
        foreach (var z in TrueLogits)
        {
            // 100 rows a logit in the proportion the truth demands: no noise to hide behind.
            var hits = (int)Math.Round(100 / (1 + Math.Exp(-z)));
            for (var i = 0; i < 100; i++) (logits, positive) = Add(logits, positive, 3 * z + 2, i < hits);
        }

        var (temperature, shift) = PlattScaling.Fit(logits, positive);
        Assert.Equal(3, temperature, 0.02);
        Assert.Equal(-2.0 / 3, shift, 0.02);
    }

    [Fact]
    public void Classes_that_never_mix_get_a_finite_answer()
    {
        var (temperature, shift) = PlattScaling.Fit([-3, -2, -1, 1, 2, 3], [false, false, false, true, true, true]);
        Assert.True(double.IsFinite(temperature) && temperature > 0);
        Assert.Equal(0, shift, 1e-6);
    }

    [Fact]
    public void Without_rows_there_is_nothing_to_fit() =>
        Assert.StartsWith("A calibration is fitted on rows; there are none.", Assert.Throws<ArgumentException>(() => PlattScaling.Fit([], [])).Message);

    private static (List<double>, List<bool>) Add(List<double> logits, List<bool> positive, double logit, bool hit)
    {
        logits.Add(logit);
        positive.Add(hit);
        return (logits, positive);
    }
}
