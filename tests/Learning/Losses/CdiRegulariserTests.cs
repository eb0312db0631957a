using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Losses;

public sealed class CdiRegulariserTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void Coverage_is_the_mean_of_observed_scores_and_thin_groups_do_not_count()
    {
        // Class 0: descriptor 0 present in 10 of 10, 1 in 5 of 10, 2 in 5 of 5 observed, 3 in 1 of 10. Class 1 has one group only.
        var rows = Enumerable.Range(0, 10).Select(i => new CoverageRow(0, [1, i < 5 ? 1 : 0, i < 5 ? 1 : float.NaN, i < 1 ? 1 : 0]))
            .Concat(Enumerable.Range(0, 8).Select(_ => new CoverageRow(1, [1, 0, 0, 0])));
        var groups = CoverageGroups.Of(2, 4, rows);

        Assert.Equal([10, 5, 5, 0, 0, 0, 0, 0], groups.Support);
        Assert.Equal(Math.Log10(1.0001), groups.LogCoverage[0], 6);
        Assert.Equal(Math.Log10(0.5001), groups.LogCoverage[1], 6);
        Assert.Equal(Math.Log10(1.0001), groups.LogCoverage[2], 6);
    }

    [Fact]
    public void Each_class_has_a_slope_of_its_own_by_weighted_least_squares()
    {
        // Class 0 lies on e = 0.5 − 0.2x, class 1 on e = 0.9 − 0.3x: neither the pooled slope nor the mean of both would tell.
        var x = tensor([-2f, -1f, 0f, -1f, 0f, 1f], [2, 3]);
        var e = tensor([0.9f, 0.7f, 0.5f, 1.2f, 0.9f, 0.6f], [2, 3]);
        var support = tensor([5f, 9f, 30f, 6f, 6f, 40f], [2, 3]);

        Assert.Equal(0.04 + 0.09, Value(CdiRegulariser.SquaredSlopes(x, e, support)), 5);
    }

    [Fact]
    public void The_correlation_is_centred_on_each_class()
    {
        // Both classes lie on lines of the same slope at other heights: pooled they would mislead.
        var x = tensor([-2f, -1f, 0f, -1f, 0f, 1f], [2, 3]);
        var e = tensor([0.9f, 0.7f, 0.5f, 1.1f, 0.9f, 0.7f], [2, 3]);
        Assert.Equal(1, Value(CdiRegulariser.SquaredCorrelation(x, e, ones(2, 3))), 4);
    }

    [Fact]
    public void A_group_without_support_has_no_say()
    {
        var x = tensor([-2f, -1f, 0f, 3f], [1, 4]);
        var e = tensor([0.9f, 0.7f, 0.5f, 0.9f], [1, 4]);
        var support = tensor([5f, 9f, 30f, 0f], [1, 4]);

        Assert.Equal(0.04, Value(CdiRegulariser.SquaredSlopes(x, e, support)), 5);
        Assert.Equal(1, Value(CdiRegulariser.SquaredCorrelation(x, e, support)), 4);
    }

    [Fact]
    public void Correlation_fades_where_errors_hardly_differ()
    {
        // Variance of e is 1e-6·2/3, far below the floor of 1e-4, so the value is its share of the floor.
        var x = tensor([-1f, 0f, 1f], [1, 3]);
        var e = tensor([0.501f, 0.5f, 0.499f], [1, 3]);
        Assert.Equal(1e-6 * 2 / 3 / 1e-4, Value(CdiRegulariser.SquaredCorrelation(x, e, ones(1, 3))), 4);
    }

    [Fact]
    public void The_running_error_remembers_earlier_batches()
    {
        using var running = new RunningGroupError(classes: 2, descriptors: 1, window: 2, CPU);
        Update(running, wrong: 0.8f);
        var second = Update(running, wrong: 0.2f);

        // Decay one half: (0.5·0.8 + 0.2) / (0.5 + 1).
        Assert.Equal(0.6 / 1.5, second.data<float>()[0], 5);
        Assert.Equal(0, second.data<float>()[1]);
    }

    [Fact]
    public void The_current_batch_carries_the_gradient_at_full_strength()
    {
        using var running = new RunningGroupError(classes: 2, descriptors: 1, window: 4, CPU);
        for (var i = 0; i < 3; i++) Update(running, wrong: 0.8f);
        var probabilities = tensor([0.7f, 0.3f], [1, 2], requires_grad: true);
        running.Update(probabilities, tensor([0L]), ones(1, 1)).sum().backward();

        // One row of weight 1 a step: the error falls by the full change of its probability, however long the memory.
        Assert.Equal(-1, probabilities.grad!.data<float>()[0], 4);
    }

    [Theory]
    [InlineData(CdiPenalty.Slope, null, 10 * 0.04)]
    [InlineData(CdiPenalty.Slope, 3.0, 3 * 0.04)]
    [InlineData(CdiPenalty.Rho, null, 1)]
    [InlineData(CdiPenalty.Both, null, 10 * 0.04 + 1)]
    [InlineData(CdiPenalty.Both, 5.0, 5 * 0.04 + 0.5)]
    public void The_penalty_weighs_its_parts(CdiPenalty penalty, double? lambda, double expected)
    {
        var groups = new CoverageGroups(1, 3, [-2, -1, 0], [5, 9, 30]);
        using var regulariser = new CdiRegulariser(groups, penalty, lambda, window: 1, CPU);
        // One row a descriptor with soft errors 0.9, 0.7, 0.5.
        var probabilities = tensor([0.1f, 0.3f, 0.5f], [3, 1]);
        Assert.Equal(expected, Value(regulariser.Of(probabilities, tensor([0L, 0L, 0L]), eye(3))), 3);
    }

    [Fact]
    public void Where_rare_groups_err_more_they_are_the_ones_to_improve()
    {
        var gradient = Gradient(CdiPenalty.Slope, 0.1f, 0.3f, 0.5f);
        Assert.True(gradient[0] < 0, $"the rarest group's probability is to rise, but its gradient is {gradient[0]}");
        Assert.Equal(0, gradient[2]);
    }

    [Fact]
    public void Where_common_groups_err_more_they_are_the_ones_to_improve()
    {
        var gradient = Gradient(CdiPenalty.Slope, 0.9f, 0.7f, 0.5f);
        Assert.Equal(0, gradient[0]);
        Assert.True(gradient[2] < 0, $"the common group's probability is to rise, but its gradient is {gradient[2]}");
    }

    [Theory]
    [InlineData(CdiPenalty.Slope)]
    [InlineData(CdiPenalty.Rho)]
    [InlineData(CdiPenalty.Both)]
    public void No_group_is_ever_asked_to_err_more(CdiPenalty penalty)
    {
        var gradient = Gradient(penalty, 0.1f, 0.2f, 0.5f);
        Assert.All(gradient, g => Assert.True(g <= 0, $"a group's probability is to fall, its gradient is {g}"));
        Assert.Contains(gradient, g => g < 0);
    }

    public void Dispose() => _scope.Dispose();

    /// <returns>The penalty's gradient by the true class's probability, of one row a descriptor, the rarest first.</returns>
    private static float[] Gradient(CdiPenalty penalty, params float[] probabilities)
    {
        using var regulariser = new CdiRegulariser(new CoverageGroups(1, 3, [-2, -1, 0], [5, 9, 30]), penalty, lambda: null, window: 1, CPU);
        var given = tensor(probabilities, [3, 1], requires_grad: true);
        regulariser.Of(given, tensor([0L, 0L, 0L]), eye(3)).backward();
        return given.grad!.data<float>().ToArray();
    }

    private static Tensor Update(RunningGroupError running, float wrong) =>
        running.Update(tensor([1 - wrong, wrong], [1, 2]), tensor([0L]), ones(1, 1));

    private static double Value(Tensor loss) => loss.data<float>()[0];
}
