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

    private static CdiPosterior Draws(ClassGroups groups, double noise) => Definition.Posterior!([Noisy(groups, noise)], new() { Replicates = 400 });

    private static NoisyGroups Noisy(ClassGroups groups, double noise) => new(groups, [.. groups.Error.Select(_ => noise)]);

    private static double Width(double[] draws) => Quantiles.Linear(draws, 0.975) - Quantiles.Linear(draws, 0.025);
}
