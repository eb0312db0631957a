using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Tensor = TorchSharp.torch.Tensor;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>ONNX Runtime on one thread, from and to plain arrays.</summary>
public sealed class OnnxRun(byte[] model) : IDisposable
{
    private readonly InferenceSession _session = new(model, new SessionOptions { IntraOpNumThreads = 1 });

    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    public IReadOnlyList<string> Inputs => [.. _session.InputMetadata.Keys];

    /// <summary>Outputs by name; inputs the model does not have are left out.</summary>
    public IReadOnlyDictionary<string, float[]> Run(Tensor image, Tensor prior)
    {
        var given = new Dictionary<string, Tensor> { ["image"] = image, ["prior"] = prior };
        var inputs = Inputs.Select(name => NamedOnnxValue.CreateFromTensor(name, Dense(given[name]))).ToArray();
        using var results = _session.Run(inputs);
        return results.ToDictionary(result => result.Name, result => result.AsEnumerable<float>().ToArray());
    }

    public void Dispose() => _session.Dispose();

    private static DenseTensor<float> Dense(Tensor tensor) =>
        new(tensor.contiguous().data<float>().ToArray(), [.. tensor.shape.Select(size => (int)size)]);
}
