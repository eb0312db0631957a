using SemCovNet.Learning.Models.Layers;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>The soft error of each (class, descriptor) group as a running mean; the current batch's term carries the gradient.</summary>
/// <remarks>
/// A batch of 32 holds few or no rows of a rare group, so its own mean is noise. The value is the running mean; its gradient is that
/// of the batch's error sum over the group's mean weight a step, which in expectation is the gradient over all data. So a weight
/// found with full batches keeps its meaning.
/// </remarks>
public sealed class RunningGroupError : IDisposable
{
    private readonly double _memory;

    /// <param name="window">Steps that the mean looks back, about an epoch; 1 is the batch alone.</param>
    public RunningGroupError(long classes, long descriptors, int window, Device device)
    {
        _memory = 1 - 1.0 / window;
        Errors = zeros(classes, descriptors, device: device).DetachFromDisposeScope();
        Weights = zeros(classes, descriptors, device: device).DetachFromDisposeScope();
    }

    public Tensor Errors { get; }               // (Y, K), decayed sum of a·(1 − p_y)
    public Tensor Weights { get; }              // (Y, K), decayed sum of a
    public int Steps { get; set; }

    /// <param name="probabilities">(B, Y)</param>
    /// <param name="classes">(B)</param>
    /// <param name="descriptors">(B, K), NaN where not observed.</param>
    /// <returns>(Y, K); 0 where no row of the group has been seen yet.</returns>
    public Tensor Update(Tensor probabilities, Tensor classes, Tensor descriptors)
    {
        var member = nn.functional.one_hot(classes, Errors.shape[0]).to_type(ScalarType.Float32);   // (B, Y)
        var scores = descriptors.nan_to_num(0);                                                     // (B, K)
        var wrong = (probabilities * member).sum(1, keepdim: true).OneMinus();                      // (B, 1)
        var errors = member.t().matmul(scores * wrong);                                             // (Y, K)
        using (no_grad()) Remember(errors, member.t().matmul(scores));

        var perStep = Weights.Times((1 - _memory) / (1 - Math.Pow(_memory, Steps)));
        return (Errors / Weights.AtLeast(1e-6)).Plus((errors - errors.detach()) / perStep.AtLeast(1e-6));
    }

    public void Dispose()
    {
        Errors.Dispose();
        Weights.Dispose();
    }

    private void Remember(Tensor errors, Tensor weights)
    {
        Errors.Times_(_memory).Plus_(errors);
        Weights.Times_(_memory).Plus_(weights);
        Steps++;
    }
}
