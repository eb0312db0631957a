using SemCovNet.Learning.Losses;
using SemCovNet.Learning.Recipes;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Losses;

/// <summary>Values worked out by hand, or in double precision beside the tensor code.</summary>
public sealed class LossTests : IDisposable
{
    private const float Absent = float.NaN;
    private readonly DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void Cross_entropy_is_the_mean_negative_log_probability()
    {
        var loss = ClassLosses.Create(ClassLoss.CrossEntropy, [1, 1], weights: [1, 1], CPU)(tensor([0f, 0f, MathF.Log(3), 0f], [2, 2]), tensor([1L, 0L]));
        Assert.Equal((Math.Log(2) - Math.Log(0.75)) / 2, Value(loss), 6);
    }

    [Fact]
    public void Class_balanced_weights_follow_the_effective_number_of_samples()
    {
        var (rare, common) = (0.001 / (1 - Math.Pow(0.999, 10)), 0.001 / (1 - Math.Pow(0.999, 1000)));
        var weights = ClassBalanced.Weights([10, 1000]);

        Assert.Equal(2 * rare / (rare + common), weights[0], 6);
        Assert.Equal(2, weights.Sum(), 6);
        Assert.Equal([0, 1], ClassBalanced.Weights([0, 5]).Select(weight => weight / 2));
    }

    [Fact]
    public void Asymmetric_loss_turns_down_easy_negatives_and_smooths_labels()
    {
        // Probabilities 0.8 and 0.2, target 0: 0.95·1·(−ln 0.8) + 0.05·0.2⁴·(−ln 0.2).
        var loss = AsymmetricLoss.Of(tensor([MathF.Log(4), 0f], [1, 2]), tensor([0L]));
        Assert.Equal(0.95 * -Math.Log(0.8) + 0.05 * Math.Pow(0.2, 4) * -Math.Log(0.2), Value(loss), 6);
    }

    [Fact]
    public void Reconstruction_counts_observed_descriptors_only()
    {
        // Observed: logit 0 against 0.5, and logit ln 3 (p = 0.75) against 1.
        var loss = DescriptorReconstruction.Of(tensor([0f, 9f, MathF.Log(3), -9f], [2, 2]), tensor([0.5f, Absent, 1f, Absent], [2, 2]));
        Assert.Equal((Math.Log(2) - Math.Log(0.75)) / 2, Value(loss), 6);
        Assert.Equal(0, Value(DescriptorReconstruction.Of(zeros(1, 2), tensor([Absent, Absent], [1, 2]))));
    }

    [Fact]
    public void Alignment_is_symmetric_InfoNCE_at_temperature_0_07()
    {
        // Similarities 0.1 and 0 on the diagonal and beside it: both directions give −ln(e^(0.1/τ) / (e^(0.1/τ) + 1)).
        var visual = tensor([1f, 0f, 0f, 1f], [2, 2]);
        var semantic = tensor([0.1f, 0f, 0f, 0.1f], [2, 2]);
        var loss = AlignmentLoss.Of(visual, semantic, tensor([0f, 1f], [2, 1]));
        Assert.Equal(Math.Log(1 + Math.Exp(-0.1 / 0.07)), Value(loss), 5);
    }

    [Fact]
    public void Rows_with_equal_descriptors_are_no_negatives_of_each_other()
    {
        var embeddings = tensor([1f, 0f, 0f, 1f], [2, 2]);
        Assert.Equal(0, Value(AlignmentLoss.Of(embeddings, embeddings.flip(0), tensor([0.5f, Absent, 0.5f, Absent], [2, 2]))), 6);
        Assert.True(Value(AlignmentLoss.Of(embeddings, embeddings.flip(0), tensor([0.5f, Absent, 0.5f, 0f], [2, 2]))) > 10);
    }

    [Fact]
    public void Rows_of_which_nothing_was_observed_take_no_part_in_alignment()
    {
        var (visual, semantic) = (rand(4, 3), rand(4, 3));
        float[] observed = [0.5f, Absent, 0f, 1f];
        var all = AlignmentLoss.Of(visual, semantic, tensor([.. observed, Absent, Absent, Absent, Absent], [4, 2]));
        Assert.Equal(Value(AlignmentLoss.Of(visual[..2], semantic[..2], tensor(observed, [2, 2]))), Value(all), 6);
        Assert.Equal(0, Value(AlignmentLoss.Of(visual, semantic, full(4, 2, Absent))));
    }

    public void Dispose() => _scope.Dispose();

    private static double Value(Tensor loss) => loss.data<float>()[0];
}
