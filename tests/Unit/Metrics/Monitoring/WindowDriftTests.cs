using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Monitoring;

public sealed class WindowDriftTests
{
    private const int Simulations = 200;
    private const double FalseDiscoveries = 0.05;

    private static readonly ResamplingOptions Options = new() { Replicates = 199 };
    private static readonly double[] Prevalence = [0.5, 0.4, 0.3, 0.2, 0.16, 0.14];

    /// <summary>The rarest two of six descriptors at half their prevalence; 1,500 cases tested, a window of 500 in use.</summary>
    [Fact]
    public void A_halved_tail_is_found_within_one_window_and_no_drift_seldom_raises_an_alarm()
    {
        double[] halved = [.. Prevalence.Select((p, k) => k >= 4 ? p / 2 : p)];
        var found = Count(seed => Alarm(Drawn(1500, Prevalence, seed), Drawn(500, halved, seed + 1000)));
        var alarms = Count(seed => Alarm(Drawn(1500, Prevalence, seed), Drawn(500, Prevalence, seed + 1000)));
        Assert.True(found >= 0.95 * Simulations, $"A halved tail was found in {found} of {Simulations} windows.");
        // 5 % by design: 200 simulations see 16 or fewer in 98 of 100 cases.
        Assert.True(alarms <= 0.08 * Simulations, $"{alarms} of {Simulations} windows without a drift raised an alarm.");
    }

    [Fact]
    public void A_model_that_answers_otherwise_on_the_same_cases_is_found_by_its_probabilities()
    {
        var window = Drawn(500, Prevalence, 5);
        for (var row = 0; row < window.Labels.Count; row++)
            (window.Probabilities[row, 1], window.Probabilities[row, 0]) = (0.9 * window.Probabilities[row, 1], 1 - (0.9 * window.Probabilities[row, 1]));
        var found = WindowDrift.Between(Drawn(1500, Prevalence, 4), window, Options).Found(FalseDiscoveries).ToList();
        Assert.Equal([(ShiftKind.Probability, "MEL")], found.Select(shift => (shift.Kind, shift.Subject)));
    }

    [Fact]
    public void A_descriptor_that_nobody_observed_in_use_is_undefined_and_raises_no_alarm()
    {
        var window = Drawn(500, Prevalence, 5);
        for (var row = 0; row < window.Labels.Count; row++)
            window.DescriptorValues[row, 0] = double.NaN;
        var shift = WindowDrift.Between(Drawn(1500, Prevalence, 4), window, Options).Shifts[0];
        Assert.Equal(("d0", null, null, null), (shift.Subject, shift.Size, shift.PValue, shift.QValue));
    }

    [Fact]
    public void Other_classes_are_refused()
    {
        var other = Drawn(10, Prevalence, 1) with { Classes = ["benign", "malignant"] };
        var error = Assert.Throws<InvalidTableException>(() => WindowDrift.Between(Drawn(10, Prevalence, 2), other, ResamplingOptions.None));
        Assert.Contains("benign, malignant", error.Message, StringComparison.Ordinal);
    }

    private static int Count(Func<ulong, bool> alarm) => Enumerable.Range(0, Simulations).Count(i => alarm((ulong)i));

    private static bool Alarm(PredictionTable reference, PredictionTable window) => WindowDrift.Between(reference, window, Options).Found(FalseDiscoveries).Any();

    private static PredictionTable Drawn(int rows, double[] prevalence, ulong seed)
    {
        var random = new Xoshiro256(seed, 3);
        var (positive, values) = (new double[rows], new double[rows, prevalence.Length]);
        for (var row = 0; row < rows; row++)
        {
            positive[row] = random.NextBelow(1000) / 1000.0;
            for (var k = 0; k < prevalence.Length; k++)
                values[row, k] = random.NextBelow(10_000) < 10_000 * prevalence[k] ? 1 : 0;
        }
        return Make.Table(new int[rows], positive) with
        {
            Cases = [.. Enumerable.Range(0, rows).Select(row => $"{seed}-{row}")],
            Descriptors = [.. prevalence.Select((_, k) => $"d{k}")],
            DescriptorValues = values,
        };
    }
}
