using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Training;

internal static class ComputeDevices
{
    /// <exception cref="RecipeException">The recipe insists on CUDA and there is none.</exception>
    public static Device Resolve(ComputeDevice choice) => choice switch
    {
        ComputeDevice.Cpu => CPU,
        ComputeDevice.Cuda when !cuda.is_available() => throw new RecipeException(
            "Recipe field 'device' is cuda, but no CUDA device can be used here: set device=cpu or auto, or use the GPU build on a machine with a driver."),
        ComputeDevice.Cuda => CUDA,
        _ => cuda.is_available() ? CUDA : CPU,
    };
}
