using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SemCovNet.Learning;

/// <summary>Whether torch works on this machine.</summary>
public static class TorchProbe
{
    /// <summary>Multiplies two matrices and convolves an image where trainings would, and says where that is.</summary>
    /// <exception cref="Exception">A native library cannot be loaded, or the device does not work with it.</exception>
    public static string Describe()
    {
        using var scope = NewDisposeScope();
        var device = ComputeDevices.Resolve(ComputeDevice.Auto);
        var product = eye(2, device: device).matmul(ones(2, 2, device: device)).sum();
        var convolved = nn.functional.conv2d(ones(1, 1, 3, 3, device: device), ones(1, 1, 3, 3, device: device)).sum();
        return product.item<float>() == 4 && convolved.item<float>() == 9
            ? $"libtorch {__version__}, {(device.type == DeviceType.CUDA ? $"{cuda.device_count()} CUDA device(s)" : "no CUDA device: training on the CPU")}"
            : throw new InvalidOperationException($"torch computed wrongly on {device}.");
    }
}
