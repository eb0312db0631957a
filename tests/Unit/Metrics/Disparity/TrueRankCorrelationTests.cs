using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Disparity;

public sealed class TrueRankCorrelationTests
{
    private static readonly CdiDefinition Definition = CdiRegistry.Find("cdi.within@2");
    private static readonly ClassGroups Groups = new("MEL", [0.1, 0.2, 0.4, 0.8], [0.7, 0.9, 0.3, 0.1], [10, 10, 10, 10]);

    [Fact]
    public void Without_noise_every_draw_is_the_rank_correlation_that_is_seen() =>
        Assert.All(Draws(Groups, noise: 1e-9).Signed, draw => Assert.Equal(-0.8, draw, 1e-9));

    [Fact]
    public void The_more_noise_the_less_is_known()
    {
        double[] widths = [.. new[] { 1e-4, 1e-2, 1 }.Select(noise => Width(Draws(Groups, noise).Signed))];
        Assert.True(widths[0] < widths[1] && widths[1] < widths[2], string.Join(" ", widths));
        Assert.InRange(widths[2], 1.5, 2);
    }

    [Fact]
    public void A_class_that_says_nothing_has_no_draws_and_no_weight()
    {
        ClassGroups silent = new("other", [0.1, 0.2, 0.3], [0, 0, 0], [9, 9, 9]);
        var both = Definition.Posterior!([Noisy(silent, 0.01), Noisy(Groups, 1e-9)], new() { Replicates = 20 });
        Assert.Null(both.Classes[0]);
        Assert.All(both.Signed, draw => Assert.Equal(-0.8, draw, 1e-9));
    }

    [Fact]
    public void The_figure_lies_in_its_interval_and_the_same_seed_gives_the_same()
    {
        var (predictions, coverage) = Make.Imbalanced(1000, strength: 0.2, seed: 1);
        var (first, second) = (CdiAssessment.Of(predictions, coverage, new())["cdi.within@2"], CdiAssessment.Of(predictions, coverage, new())["cdi.within@2"]);
        Assert.InRange(first.Signed.Number!.Value, first.Interval!.Lower, first.Interval.Upper);
        Assert.All(first.Classes, c => Assert.InRange(c.Value.Number!.Value, c.Interval!.Lower, c.Interval.Upper));
        Assert.Equal((first.Signed, first.Interval, first.PValue), (second.Signed, second.Interval, second.PValue));
    }

    [Fact]
    public void Without_replicates_it_is_undefined_and_says_so()
    {
        var (predictions, coverage) = Make.Imbalanced(300, strength: 0.2, seed: 1);
        var result = CdiAssessment.Of(predictions, coverage, new() { Resampling = ResamplingOptions.None })["cdi.within@2"];
        Assert.Equal("Noise can only be taken out where it was resampled: ask for replicates.", result.Signed.WhyUndefined);
    }

    [Fact]
    public void Draws_shrink_errors_by_as_much_as_the_posterior_says()
    {
        // Equal noise s²: the line is ordinary least squares, and a draw's mean is E[k]·e + (1 − E[k])·line, k = τ²/(τ² + s²).
        const double Noise = 0.02;
        double[] place = [-1, -0.5, 0, 0.5, 1];
        double[] error = [0.55, 0.25, 0.65, 0.2, 0.4];
        var groups = new ClassGroups("MEL", [.. place.Select(p => Math.Pow(10, p) / 100)], error, [9, 9, 9, 9, 9]);
        var (intercept, slope) = (error.Average(), place.Zip(error, (x, y) => x * y).Sum() / place.Sum(x => x * x));
        double[] line = [.. groups.LogCoverage.Select(x => intercept + slope * (x - groups.LogCoverage.Average()))];
        var left = error.Zip(line, (e, l) => (e - l) * (e - l)).Sum();
        var kept = MeanShrinkage(left, error, Noise);

        var (truth, random) = (new TrueErrors(Noisy(groups, Noise)), new Xoshiro256(5));
        var drawn = Enumerable.Range(0, 20_000).Average(_ => truth.Draw(random)[2]);
        Assert.Equal(kept * error[2] + (1 - kept) * line[2], drawn, 0.005);
    }

    // E[τ²/(τ² + s²)] under likelihood (s² + τ²)^(−(n − 2)/2)·exp(−left / 2(s² + τ²)) and prior τ/(s² + τ²)², by the midpoint rule.
    private static double MeanShrinkage(double left, double[] error, double noise)
    {
        var mean = error.Average();
        var widest = 2 * Math.Sqrt(error.Sum(e => (e - mean) * (e - mean)) / (error.Length - 1)) + 0.02;
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < 10_000; i++)
        {
            var tau = widest * (i + 0.5) / 10_000;
            var spread = noise + tau * tau;
            var density = tau * Math.Pow(spread, -2 - (error.Length - 2) / 2.0) * Math.Exp(-left / (2 * spread));
            (above, below) = (above + density * tau * tau / spread, below + density);
        }
        return above / below;
    }

    private static CdiPosterior Draws(ClassGroups groups, double noise) => Definition.Posterior!([Noisy(groups, noise)], new() { Replicates = 400 });

    private static NoisyGroups Noisy(ClassGroups groups, double noise) => new(groups, [.. groups.Error.Select(_ => noise)]);

    private static double Width(double[] draws) => Quantiles.Linear(draws, 0.975) - Quantiles.Linear(draws, 0.025);
}
