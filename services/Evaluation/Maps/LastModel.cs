using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Evaluation.Inference;

namespace SemCovNet.Evaluation.Maps;

/// <summary>The model that was asked last, kept loaded: the next case is mostly asked of the same one. One question at a time.</summary>
public sealed class LastModel(IArtifactStore artifacts, OnnxDevices devices) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private Digest digest;
    private OnnxModel? model;

    /// <exception cref="ArtifactMissingException">Nothing is stored under the digest.</exception>
    /// <exception cref="InvalidModelException">What is stored is no model of this platform.</exception>
    public async Task<T> AskAsync<T>(Digest onnx, Func<OnnxModel, T> ask, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (model is null || digest != onnx)
            {
                var content = await artifacts.GetAsync(onnx, cancellation);
                model?.Dispose();
                model = null;
                (model, digest) = (new(content, threads: 1, devices), onnx);
            }
            return ask(model);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        model?.Dispose();
        turn.Dispose();
    }
}
