using Microsoft.ML.OnnxRuntime;

namespace SemCovNet.Learning.Onnx;

/// <summary>A model that somebody gave, in ONNX Runtime, within limits of memory and time: what it computes is theirs, and the process is ours.</summary>
internal sealed class BoundedSession : IDisposable
{
    // Bytes, of all such models of this process together; weights of 1.2 GB, the largest encoders', and what they compute fit.
    private const uint MostMemory = 0xF000_0000;

    // What a session computes before its first image counts as so many.
    private const int Beginning = 2;

    // A large encoder takes about a second for an image on one slow core.
    private static readonly TimeSpan ForAnImage = TimeSpan.FromSeconds(20);

    private static readonly Lazy<OrtEnv> Environment = new(WithBoundedArena);

    private readonly InferenceSession session;
    private readonly TimeSpan forAnImage;

    /// <param name="threads">Part of the result, as everywhere: sums round differently in another order.</param>
    /// <param name="forAnImage">How long it may take for an image, and thrice that for one; null for the usual.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refuses it.</exception>
    public BoundedSession(byte[] content, int threads, TimeSpan? forAnImage = null)
    {
        _ = Environment.Value;
        using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        options.AddSessionConfigEntry("session.use_env_allocators", "1");
        // It would compute while the model is loaded, when nothing can stop it.
        options.AddSessionConfigEntry("optimization.disable_specified_optimizers", "ConstantFolding");
        session = new(content, options);
        this.forAnImage = forAnImage ?? ForAnImage;
    }

    public IReadOnlyList<string> Outputs => session.OutputNames;

    /// <param name="images">(B, 3, S, S) row by row, as the model takes them.</param>
    /// <exception cref="OnnxRuntimeException">It cannot be computed: an operator fails, or wants more memory than there is for it.</exception>
    /// <exception cref="TimeoutException">It takes longer than an image encoder does.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(string input, float[] images, long[] shape, IReadOnlyCollection<string> outputs)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(images, shape);
        using var options = new RunOptions();
        var limit = forAnImage * (Beginning + shape[0]);
        var late = false;
        using (new Timer(_ => options.Terminate = late = true, null, limit, Timeout.InfiniteTimeSpan))
        {
            try
            {
                return session.Run(options, [input], [value], outputs);
            }
            catch (OnnxRuntimeException) when (late)
            {
                throw new TimeoutException(FormattableString.Invariant($"it takes longer than {limit.TotalSeconds:0.###} s for {shape[0]} images"));
            }
        }
    }

    public void Dispose() => session.Dispose();

    // The allocator is the process's; only sessions that ask for it have it.
    private static OrtEnv WithBoundedArena()
    {
        var environment = OrtEnv.Instance();
        using var arena = new OrtArenaCfg(MostMemory, -1, -1, -1);
        using var memory = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        environment.CreateAndRegisterAllocator(memory, arena);
        return environment;
    }
}
