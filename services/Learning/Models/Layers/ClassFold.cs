using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>From logits of fine classes to those of the classes: log Σ_f softmax(fine)_f over the fine classes f within each.</summary>
internal sealed class ClassFold : nn.Module<Tensor, Tensor>
{
    // The logarithm of 0 is not a logit; what is less likely than this is not told apart.
    private const float Least = 1e-30f;
    private const string Membership = nameof(Membership);                       // (F, Y)

    public ClassFold(FineClasses fine, int classes) : base(nameof(ClassFold)) =>
        register_buffer(Membership, tensor(fine.Membership(classes), [fine.Count, classes]).DetachFromDisposeScope(), persistent: false);

    /// <param name="fine">(B, F)</param>
    /// <returns>(B, Y), whose softmax is the probabilities.</returns>
    public override Tensor forward(Tensor fine) => fine.softmax(1).matmul(this.Constant(Membership, fine)).AtLeast(Least).log();

    public Symbol export(Symbol fine) => fine.softmax(1).matmul(fine.Graph.Constant(get_buffer(Membership)!)).clamp(Least, 2).log();
}
