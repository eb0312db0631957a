using SemCovNet.Learning.Onnx.Format;

namespace SemCovNet.Learning.Onnx;

/// <summary>A value in an ONNX graph. Its methods carry PyTorch's names, so that a module's export reads like its forward.</summary>
public sealed record Symbol(OnnxGraph Graph, string Name)
{
    public static Symbol operator +(Symbol left, Symbol right) => left.With("Add", right);
    public static Symbol operator +(Symbol left, float right) => left + left.Graph.Constant(right);
    public static Symbol operator -(Symbol left, Symbol right) => left.With("Sub", right);
    public static Symbol operator -(float left, Symbol right) => right.Graph.Constant(left) - right;
    public static Symbol operator *(Symbol left, Symbol right) => left.With("Mul", right);
    public static Symbol operator *(Symbol left, float right) => left * left.Graph.Constant(right);
    public static Symbol operator /(Symbol left, Symbol right) => left.With("Div", right);

    public Symbol relu() => Then("Relu");
    public Symbol sigmoid() => Then("Sigmoid");
    public Symbol silu() => this * sigmoid();
    public Symbol tanh() => Then("Tanh");
    public Symbol erf() => Then("Erf");
    public Symbol log() => Then("Log");
    public Symbol isnan() => Then("IsNaN");
    public Symbol softmax(int dimension) => Then("Softmax", Attribute("axis", dimension));
    public Symbol matmul(Symbol other) => With("MatMul", other);
    public Symbol clamp(float least, float most) => Graph.Node("Clip", [this, Graph.Constant(least), Graph.Constant(most)]);
    public Symbol permute(params long[] order) => Then("Transpose", Attributes("perm", order));
    public Symbol unsqueeze(int dimension) => With("Unsqueeze", Graph.Integers(dimension));

    /// <param name="shape">0 keeps the size at that place, -1 is what remains.</param>
    public Symbol reshape(params long[] shape) => With("Reshape", Graph.Integers(shape));

    // From operator set 18 on the dimensions are an input.
    public Symbol mean(long[] dimensions, bool keepdim = false) => Graph.Opset < 18
        ? Then("ReduceMean", Attributes("axes", dimensions), Attribute("keepdims", keepdim ? 1 : 0))
        : Graph.Node("ReduceMean", [this, Graph.Integers(dimensions)], Attribute("keepdims", keepdim ? 1 : 0));

    public Symbol sum(int dimension, bool keepdim = false) =>
        Graph.Node("ReduceSum", [this, Graph.Integers(dimension)], Attribute("keepdims", keepdim ? 1 : 0));

    public Symbol batch_norm(Symbol weight, Symbol bias, Symbol mean, Symbol variance, float epsilon) =>
        Graph.Node("BatchNormalization", [this, weight, bias, mean, variance], Attribute("epsilon", epsilon));

    public Symbol cat(Symbol other, int dimension) => Graph.Node("Concat", [this, other], Attribute("axis", dimension));

    /// <summary>The same values in the opposite order along one dimension.</summary>
    public Symbol flip(int dimension) => Graph.Node("Slice",
        [this, Graph.Integers(-1), Graph.Integers(long.MinValue), Graph.Integers(dimension), Graph.Integers(-1)]);

    /// <summary>The elements from <paramref name="from"/> up to <paramref name="to"/> along one dimension.</summary>
    public Symbol slice(int dimension, long from, long to) =>
        Graph.Node("Slice", [this, Graph.Integers(from), Graph.Integers(to), Graph.Integers(dimension)]);

    /// <summary>One element along one dimension, which goes.</summary>
    public Symbol select(int dimension, long index) => Graph.Node("Squeeze", [slice(dimension, index, index + 1), Graph.Integers(dimension)]);

    /// <summary>The first element along the first dimension, which goes.</summary>
    public Symbol first() => select(0, 0);

    /// <param name="before">Zeros to put before each dimension.</param>
    public Symbol pad(params long[] before) => With("Pad", Graph.Integers([.. before, .. before.Select(_ => 0L)]));

    /// <summary>Where this condition holds <paramref name="then"/>, elsewhere <paramref name="otherwise"/>.</summary>
    public Symbol where(Symbol then, Symbol otherwise) => Graph.Node("Where", [this, then, otherwise]);

    internal Symbol Then(string operation, params AttributeProto[] attributes) => Graph.Node(operation, [this], attributes);

    internal static AttributeProto Attribute(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    internal static AttributeProto Attribute(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    internal static AttributeProto Attribute(string name, string value) =>
        new() { Name = name, S = Google.Protobuf.ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    internal static AttributeProto Attributes(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    private Symbol With(string operation, Symbol other) => Graph.Node(operation, [this, other]);
}
