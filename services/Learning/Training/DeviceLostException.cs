using System.Runtime.InteropServices;

namespace SemCovNet.Learning.Training;

/// <summary>The GPU failed under a computation. CUDA refuses everything that this process asks of it from then on; another process can use it again.</summary>
public sealed class DeviceLostException(ExternalException cause)
    : Exception($"The GPU failed, and this process can use it no more: start it anew. ({cause.Message.Split('\n', 2)[0].Trim()})", cause)
{
    /// <summary>Whether it was the GPU that failed, and not for want of memory.</summary>
    internal static bool Explains(ExternalException failure) =>
        failure.Message.Contains("CUDA error", StringComparison.Ordinal) && !failure.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase);
}
