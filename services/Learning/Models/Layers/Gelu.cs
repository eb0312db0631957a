using SemCovNet.Learning.Onnx;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Models.Layers;

/// <summary>Exact: x·Φ(x) by the error function (Hendrycks and Gimpel 2016). Quick: x·σ(1.702·x), which CLIP was trained with.</summary>
internal enum GeluForm { Exact, Quick }

internal static class Gelu
{
    private const float QuickSlope = 1.702f;

    public static Tensor Of(Tensor x, GeluForm form) => form == GeluForm.Exact ? nn.functional.gelu(x) : x * x.Times(QuickSlope).sigmoid();

    public static Symbol Of(Symbol x, GeluForm form) =>
        form == GeluForm.Exact ? x * ((x * (1 / MathF.Sqrt(2))).erf() + 1) * 0.5f : x * (x * QuickSlope).sigmoid();
}
