using SemCovNet.Learning.Models.Layers;
using SemCovNet.Learning.Onnx;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Semantics;

/// <summary>Readers attend to sources with one head, so that the weights of a reader are one map over the sources.</summary>
/// <remarks>Queries and keys carry no bias: a key's bias shifts all scores alike and softmax removes it.</remarks>
internal sealed class CrossAttention : nn.Module
{
    private readonly LayerNorm readerNorm;
    private readonly LayerNorm sourceNorm;
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly float scale;

    public CrossAttention(long width) : base(nameof(CrossAttention))
    {
        readerNorm = nn.LayerNorm(width);
        sourceNorm = nn.LayerNorm(width);
        query = nn.Linear(width, width, hasBias: false);
        key = nn.Linear(width, width, hasBias: false);
        value = nn.Linear(width, width);
        output = nn.Linear(width, width);
        scale = 1 / MathF.Sqrt(width);
        RegisterComponents();
    }

    /// <param name="readers">(B or 1, R, d)</param>
    /// <param name="sources">(B, N, d)</param>
    /// <returns>What the readers take in, (B, R, d), and where from, (B, R, N), summing to 1 over N.</returns>
    public (Tensor Read, Tensor Weights) forward(Tensor readers, Tensor sources)
    {
        var normed = sourceNorm.call(sources);                                              // (B, N, d)
        var queries = query.call(readerNorm.call(readers)).Times(scale);                    // (B, R, d)
        var weights = queries.matmul(key.call(normed).transpose(1, 2)).softmax(-1);         // (B, R, N)
        return (output.call(weights.matmul(value.call(normed))), weights);                  // (B, R, d)
    }

    public (Symbol Read, Symbol Weights) export(Symbol readers, Symbol sources)
    {
        var normed = sources.layer_norm(sourceNorm);
        var queries = readers.layer_norm(readerNorm).linear(query) * scale;
        var weights = queries.matmul(normed.linear(key).permute(0, 2, 1)).softmax(-1);
        return (weights.matmul(normed.linear(value)).linear(output), weights);
    }
}
