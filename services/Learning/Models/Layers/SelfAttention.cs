using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Tokens read each other through several heads; causal: only those before them and themselves.</summary>
/// <remarks>Keys carry no bias: it shifts all scores of a query alike and softmax removes it. A file that holds one loses nothing.</remarks>
internal sealed class SelfAttention : nn.Module<Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly long heads;
    private readonly long size;
    private readonly bool causal;

    public SelfAttention(long width, long heads, bool causal = false) : base(nameof(SelfAttention))
    {
        (this.heads, size, this.causal) = (heads, width / heads, causal);
        query = nn.Linear(width, width);
        key = nn.Linear(width, width, hasBias: false);
        value = nn.Linear(width, width);
        output = nn.Linear(width, width);
        RegisterComponents();
    }

    private float Scale => 1 / MathF.Sqrt(size);

    public override Tensor forward(Tensor tokens)
    {
        var scores = Heads(query.call(tokens).Times(Scale)).matmul(Heads(key.call(tokens)).transpose(2, 3));   // (B, heads, N, N)
        if (causal) scores = scores.Filled(Later(tokens), double.NegativeInfinity);
        var read = scores.softmax(-1).matmul(Heads(value.call(tokens)));                                       // (B, heads, N, size)
        return output.call(read.transpose(1, 2).flatten(2));                                                   // (B, N, d)
    }

    /// <summary>Encoders of images alone are exported, and those see all their tokens.</summary>
    public Symbol export(Symbol tokens)
    {
        if (causal) throw new NotSupportedException("Causal attention is not exported.");
        var scores = Heads(tokens.linear(query) * Scale).matmul(Heads(tokens.linear(key)).permute(0, 1, 3, 2));
        var read = scores.softmax(-1).matmul(Heads(tokens.linear(value)));
        return read.permute(0, 2, 1, 3).reshape(0, 0, heads * size).linear(output);
    }

    public IEnumerable<(string Name, Tensor Parameter)> Named(string name) =>
    [
        ($"{name}.q_proj.weight", query.weight), ($"{name}.q_proj.bias", query.bias!), ($"{name}.k_proj.weight", key.weight),
        ($"{name}.v_proj.weight", value.weight), ($"{name}.v_proj.bias", value.bias!),
        ($"{name}.out_proj.weight", output.weight), ($"{name}.out_proj.bias", output.bias!),
    ];

    private Tensor Heads(Tensor x) => x.unflatten(2, [heads, size]).transpose(1, 2);      // (B, heads, N, size)

    private Symbol Heads(Symbol x) => x.reshape(0, 0, heads, size).permute(0, 2, 1, 3);

    private static Tensor Later(Tensor tokens) =>
        ones(tokens.shape[1], tokens.shape[1], dtype: ScalarType.Bool, device: tokens.device).triu(1);         // (N, N)
}
