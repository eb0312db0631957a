using System.Runtime.InteropServices;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Training;

/// <summary>The model, its gradients and a batch do not fit into the memory there is.</summary>
public sealed class TrainingMemoryException(string message, Exception cause) : Exception(message, cause);

/// <summary>Tells a want of memory from other failures of torch, which come as one exception type with a text.</summary>
internal static class OutOfMemory
{
    // CUDA's allocator and its matrix library; the CPU's (posix_memalign refused); C++'s own.
    private static readonly string[] Signs = ["out of memory", "CUBLAS_STATUS_ALLOC_FAILED", "can't allocate memory", "not enough memory", "std::bad_alloc"];

    /// <summary>Null where something else failed.</summary>
    public static TrainingMemoryException? Explain(Exception failure, Recipe recipe)
    {
        if (failure is not OutOfMemoryException && !(failure is ExternalException && Signs.Any(sign => failure.Message.Contains(sign, StringComparison.OrdinalIgnoreCase)))) return null;
        var where = failure.Message.Contains("CUDA", StringComparison.Ordinal) ? "the GPU" : "this machine";
        var (networks, fewer) = recipe.Members > 1 ? ($", members={recipe.Members}", ", or members") : ("", "");
        return new($"The memory of {where} is not enough for backbone={recipe.Backbone}, batch={recipe.Batch}, image_size={recipe.ImageSize}{networks}: lower batch first, then image_size{fewer}. ({FirstLine(failure.Message)})", failure);
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
