using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Statistics;

public sealed class StatisticsTests
{
    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        Assert.Equal([3.5, 1, 3.5, 2], Ranks.Average([7, 1, 7, 3]));

    [Fact]
    public void A_quantile_lies_on_the_line_between_its_neighbours()
    {
        Assert.Equal(1.75, Quantiles.Linear([4, 1, 3, 2], 0.25));
        Assert.Equal(4, Quantiles.Linear([4, 1, 3, 2], 1));
    }

    [Fact]
    public void There_is_no_quantile_of_nothing() =>
        Assert.StartsWith("There is no quantile of no values", Assert.Throws<ArgumentException>(() => Quantiles.Linear([], 0.5)).Message);

    // The first fifteen p-values of Benjamini and Hochberg's own example, 1995, table 1; q = p·15/rank, made monotone.
    [Fact]
    public void Benjamini_and_Hochberg_reject_four_in_their_example()
    {
        double[] p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0];
        var q = BenjaminiHochberg.Adjust(p);
        Assert.Equal(4, q.Count(v => v <= 0.05));
        Assert.Equal(.0298 * 15 / 7, q[5], 1e-12);
        Assert.Equal(1, q[14]);
    }

    [Fact]
    public void What_could_not_be_tested_corrects_nothing() =>
        Assert.Equal([null, 0.02, null, 0.5], BenjaminiHochberg.AdjustTested([null, 0.01, null, 0.5]));
}
