using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Training;

public sealed class SampleOrderTests
{
    private static readonly Recipe Balanced = new() { Name = "balanced", Sampling = Sampling.GroupBalanced };
    private static readonly int[] Groups = [.. Enumerable.Range(0, 100).Select(row => row < 3 ? 2 : row % 2)];

    [Fact]
    public void Every_sample_is_shown_once_an_epoch()
    {
        var shown = new SampleOrder(Balanced with { Sampling = Sampling.Shuffled }, Groups).Of(epoch: 2).ToArray();
        Assert.Equal(Enumerable.Range(0, 100), shown.Select(showing => showing.Row).Order());
    }

    [Fact]
    public void Balanced_batches_hold_every_group_alike_however_small()
    {
        var batches = new SampleOrder(Balanced, Groups).Of(epoch: 0).Chunk(30).Take(3);
        Assert.All(batches, batch => Assert.Equal([10, 10, 10], batch.CountBy(showing => Groups[showing.Row]).OrderBy(entry => entry.Key).Select(entry => entry.Value)));
    }

    [Fact]
    public void A_small_group_is_gone_through_whole_before_it_repeats()
    {
        var small = new SampleOrder(Balanced, Groups).Of(epoch: 0).Where(showing => showing.Row < 3).Take(9).ToArray();
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2], small.Select(showing => showing.Repeat));
        Assert.All(small.Chunk(3), round => Assert.Equal([0, 1, 2], round.Select(showing => showing.Row).Order()));
    }

    [Fact]
    public void The_order_depends_on_seed_and_epoch_alone()
    {
        Showing[] Order(int seed, int epoch) => [.. new SampleOrder(Balanced with { Seed = seed }, Groups).Of(epoch).Take(60)];
        Assert.Equal(Order(1, 4), Order(1, 4));
        Assert.NotEqual(Order(1, 4), Order(1, 5));
        Assert.NotEqual(Order(1, 4), Order(2, 4));
    }

    [Fact]
    public void Groups_are_numbered_by_class_and_subgroup_whatever_the_order_of_the_rows()
    {
        Sample[] samples = [Of(1, "b"), Of(0, "z"), Of(1, "a"), Of(0, "z")];
        Assert.Equal([2, 0, 1, 0], SampleGroups.In(samples).Of);
        Assert.Equal(3, SampleGroups.In(samples).Count);
    }

    private static Sample Of(int y, string subgroup) => new("case", y, [], subgroup);
}
