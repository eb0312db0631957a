using static TorchSharp.torch;

namespace SemCovNet.Learning;

/// <summary>Whether torch works on this machine.</summary>
public static class TorchProbe
{
    /// <summary>Multiplies two matrices and says with what.</summary>
    /// <exception cref="Exception">The native library cannot be loaded.</exception>
    public static string Describe()
    {
        using var product = eye(2).matmul(ones(2, 2));
        return product.sum().item<float>() == 4
            ? $"libtorch {__version__}, {(cuda.is_available() ? $"{cuda.device_count()} CUDA device(s)" : "no CUDA device: training on the CPU")}"
            : throw new InvalidOperationException("torch multiplied wrongly.");
    }
}
