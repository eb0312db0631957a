using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace SemCovNet.Evaluation.Inference;

/// <summary>Where ONNX Runtime computes: on CUDA where this build and this machine have it, else on the CPU.</summary>
public sealed class OnnxDevices(ILogger<OnnxDevices> log)
{
    private int told;

    /// <returns>cuda or cpu.</returns>
    public string Choose(SessionOptions options)
    {
        try
        {
            options.AppendExecutionProvider_CUDA();
            return Tell("cuda", "ONNX Runtime computes on CUDA");
        }
        catch (EntryPointNotFoundException)
        {
            // The managed API is the same in both builds; the native library of the CPU build lacks the entry.
            return Tell("cpu", "ONNX Runtime computes on the CPU: this build has no CUDA (build with -p:Gpu=true for it)");
        }
        catch (OnnxRuntimeException refusal)
        {
            return Tell("cpu", $"ONNX Runtime computes on the CPU, for CUDA cannot be used here: {refusal.Message}");
        }
    }

    // Once a process: it does not change.
    private string Tell(string device, string message)
    {
        if (Interlocked.Exchange(ref told, 1) == 0)
            log.LogInformation("{Message}", message);
        return device;
    }
}
