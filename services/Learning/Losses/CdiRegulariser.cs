using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Losses;

/// <summary>Punishes error that follows coverage within a class: the squared slope, the squared correlation, or both.</summary>
/// <remarks>
/// The value is the whole penalty; its gradient only ever asks a group to err less. Followed both ways, the penalty is as small when the
/// common groups are unlearned as when the rare ones are learned, and a model that starts from nothing takes the first way: on generated
/// data it ended at chance.
/// </remarks>
public sealed class CdiRegulariser : IDisposable
{
    private const double VarianceFloor = 1e-4;
    private readonly Tensor _coverage;      // (Y, K), log10
    private readonly Tensor _support;       // (Y, K), 0 where a group does not count
    private readonly (double Slope, double Rho) _weights;

    public CdiRegulariser(CoverageGroups groups, CdiPenalty penalty, double? lambda, int window, Device device)
    {
        _coverage = tensor(groups.LogCoverage, [groups.Classes, groups.Descriptors]).to(device).DetachFromDisposeScope();
        _support = tensor(groups.Support, [groups.Classes, groups.Descriptors]).to(device).DetachFromDisposeScope();
        _weights = Weights(penalty, lambda);
        Running = new RunningGroupError(groups.Classes, groups.Descriptors, window, device);
    }

    public RunningGroupError Running { get; }

    /// <summary>The weighted penalty of this batch, 0 while no class has a spread of coverage.</summary>
    /// <param name="probabilities">(B, Y)</param>
    /// <param name="classes">(B)</param>
    /// <param name="descriptors">(B, K), NaN where not observed.</param>
    public Tensor Of(Tensor probabilities, Tensor classes, Tensor descriptors)
    {
        var errors = Running.Update(probabilities, classes, descriptors);                       // (Y, K)
        var support = _support * Running.Weights.IsAbove(0);
        using var apart = errors.detach().requires_grad_(true);
        var penalty = Penalty(apart, support);
        if (!penalty.requires_grad) return penalty;
        // A positive derivative: this group's error raises the penalty, so it is to fall.
        // Not autograd.grad: a failure in it is not caught on the native side, and would end the process instead of the attempt.
        penalty.backward();
        var pull = apart.grad!.AtLeast(0);                                                      // (Y, K)
        return penalty.detach().Plus((pull * (errors - errors.detach())).sum());
    }

    private Tensor Penalty(Tensor errors, Tensor support)
    {
        var penalty = zeros(1, device: errors.device).squeeze();
        if (_weights.Slope > 0) penalty = penalty.Plus(SquaredSlopes(_coverage, errors, support).Times(_weights.Slope));
        if (_weights.Rho > 0) penalty = penalty.Plus(SquaredCorrelation(_coverage, errors, support).Times(_weights.Rho));
        return penalty;
    }

    /// <summary>Squared weighted least-squares slope of each class, summed: the squares of the class slopes of cdi.slope@1, on soft errors.</summary>
    /// <remarks>One slope over all classes would be that of the common class: its groups hold nearly all the weight.</remarks>
    /// <param name="coverage">(Y, K), log10(C + 1e-4).</param>
    /// <param name="errors">(Y, K)</param>
    /// <param name="support">(Y, K), the weights.</param>
    public static Tensor SquaredSlopes(Tensor coverage, Tensor errors, Tensor support)
    {
        var (x, e) = (Centred(coverage, support), Centred(errors, support));                                // (Y, K)
        var slopes = (support * x * e).sum(1) / (support * x * x).sum(1).AtLeast(1e-6);                     // (Y)
        return (slopes * slopes).sum();
    }

    /// <summary>Squared Pearson correlation of both centred on their class mean: cdi.logpearson@1 squared, with a variance floor of 1e-4.</summary>
    public static Tensor SquaredCorrelation(Tensor coverage, Tensor errors, Tensor support)
    {
        var counts = support.IsAbove(0).to_type(ScalarType.Float32);
        var groups = counts.sum().AtLeast(1);
        var (x, e) = (Centred(coverage, counts), Centred(errors, counts));
        var covariance = (counts * x * e).sum() / groups;
        var (varianceX, varianceE) = ((counts * x * x).sum() / groups, (counts * e * e).sum() / groups);
        return covariance * covariance / (varianceX.AtLeast(VarianceFloor) * varianceE.AtLeast(VarianceFloor));
    }

    public void Dispose()
    {
        Running.Dispose();
        _coverage.Dispose();
        _support.Dispose();
    }

    private static Tensor Centred(Tensor values, Tensor weights) =>
        values - (values * weights).sum(1, keepdim: true) / weights.sum(1, keepdim: true).AtLeast(1e-6);

    // A given lambda is the slope's weight; the correlation's is a tenth of it when both are on, as in the defaults 10 and 1.
    private static (double Slope, double Rho) Weights(CdiPenalty penalty, double? lambda) => penalty switch
    {
        CdiPenalty.Slope => (lambda ?? 10, 0),
        CdiPenalty.Rho => (0, lambda ?? 1),
        CdiPenalty.Both => (lambda ?? 10, (lambda ?? 10) / 10),
        _ => (0, 0),
    };
}
