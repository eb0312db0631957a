using Microsoft.ML.OnnxRuntime;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace SemCovNet.Evaluation.Inference;

/// <summary>Where ONNX Runtime computes: on CUDA where this build and this machine have it, else on the CPU.</summary>
public sealed class OnnxDevices(ILogger<OnnxDevices> log)
{
    private const string Cuda = "CUDAExecutionProvider";

    // In single precision, as the model was trained and its probabilities fitted; and without trying every algorithm, of which another may win each time.
    private static readonly Dictionary<string, string> CudaOptions = new() { ["use_tf32"] = "0", ["cudnn_conv_algo_search"] = "HEURISTIC" };

    private string? told;

    /// <exception cref="OnnxRuntimeException">It is no model that ONNX Runtime takes.</exception>
    public InferenceSession Open(byte[] model, int threads)
    {
        if (!OrtEnv.Instance().GetAvailableProviders().Contains(Cuda))
            return OnCpu(model, threads, "this build has no CUDA (build with -p:Gpu=true for it)");
        try
        {
            return OnCuda(model, threads);
        }
        catch (OnnxRuntimeException refusal)
        {
            // For want of a library, of a device, or of memory for the weights. If it is for the model's own sake, the CPU refuses it as well.
            return OnCpu(model, threads, $"CUDA cannot be used here: {refusal.Message}");
        }
    }

    private InferenceSession OnCuda(byte[] model, int threads)
    {
        using var options = Options(threads);
        using var cuda = new OrtCUDAProviderOptions();
        cuda.UpdateOptions(CudaOptions);
        options.AppendExecutionProvider_CUDA(cuda);
        var session = new InferenceSession(model, options);
        Tell("ONNX Runtime computes on CUDA");
        return session;
    }

    private InferenceSession OnCpu(byte[] model, int threads, string why)
    {
        using var options = Options(threads);
        var session = new InferenceSession(model, options);
        Tell($"ONNX Runtime computes on the CPU: {why}");
        return session;
    }

    private static SessionOptions Options(int threads) =>
        new() { IntraOpNumThreads = threads, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };

    // Not for every model the same again.
    private void Tell(string message)
    {
        if (Interlocked.Exchange(ref told, message) != message)
            log.LogInformation("{Message}", message);
    }
}
