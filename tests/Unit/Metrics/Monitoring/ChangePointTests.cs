using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Monitoring;

public sealed class ChangePointTests
{
    private static readonly ResamplingOptions Options = new() { Replicates = 199 };

    [Fact]
    public void A_step_is_found_where_it_is()
    {
        var change = ChangePoint.Find([0.10, 0.12, 0.11, 0.09, 0.10, 0.20, 0.22, 0.19, 0.21], Options)!;
        Assert.Equal(5, change.At);
        Assert.Equal(0.104, change.Before, 3);
        Assert.Equal(0.205, change.After, 3);
        Assert.InRange(change.PValue, 0, 0.05);
    }

    [Fact]
    public void A_level_series_seldom_raises_an_alarm()
    {
        var alarms = Enumerable.Range(0, 200).Count(i => ChangePoint.Find(Noise(12, (ulong)i), Options) is not null);
        Assert.True(alarms <= 16, $"{alarms} of 200 level series were said to change.");
    }

    [Fact]
    public void Too_few_values_say_nothing() => Assert.Null(ChangePoint.Find([0, 0, 1, 1, 1], Options));

    private static double[] Noise(int count, ulong seed)
    {
        var random = new Xoshiro256(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextBelow(1000) / 1000.0)];
    }
}
