using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics.Resampling;

public sealed class Xoshiro256Tests
{
    // Computed with an independent implementation; a change here would change every interval ever reported.
    [Fact]
    public void The_numbers_of_a_seed_never_change()
    {
        var random = new Xoshiro256(seed: 1);
        ulong[] first = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];
        Assert.Equal([18190625494401499486, 2296151096374941873, 136374298692109470], first);
        Assert.Equal(6928603961777596288UL, new Xoshiro256(seed: 1, stream: 7).NextUInt64());
    }

    [Fact]
    public void Every_number_below_the_limit_is_about_as_frequent()
    {
        var random = new Xoshiro256(seed: 2);
        var counts = new int[7];
        for (var draw = 0; draw < 70_000; draw++)
        {
            counts[random.NextBelow(7)]++;
        }

        // Five standard deviations of a binomial count.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 470, 10_000 + 470));
    }

    [Fact]
    public void A_shuffle_keeps_every_item()
    {
        int[] items = [.. Enumerable.Range(0, 50)];
        new Xoshiro256(seed: 3).Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 50), items);
        Assert.Equal(Enumerable.Range(0, 50), items.Order());
    }
}
