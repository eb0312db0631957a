using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using SemCovNet.Contracts.Reports;
using SemCovNet.Imaging;

namespace SemCovNet.Evaluation.Inference;

/// <summary>
/// A trained model in ONNX Runtime. It takes <c>image</c> (B, 3, H, W), RGB in 0..1, and, where it uses descriptors, <c>prior</c> (B, K)
/// with NaN for what is not given; it answers <c>probabilities</c> (B, C) and, where it has them, <c>decision</c> (B, 2), <c>descriptors</c> (B, K) and
/// <c>maps</c> (B, K, H, W).
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession session;

    /// <param name="content">A self-contained ONNX file, as exported by training.</param>
    /// <exception cref="InvalidModelException">ONNX Runtime refuses it, or it is not one of ours.</exception>
    public OnnxModel(byte[] content, int threads, OnnxDevices devices)
    {
        try
        {
            session = devices.Open(content, threads);
        }
        catch (OnnxRuntimeException refusal)
        {
            throw new InvalidModelException($"ONNX Runtime refuses the model: {refusal.Message}", refusal);
        }
        // Models that were exported before a recipe could say otherwise were shown the middle.
        View = new(session.InputMetadata["image"].Dimensions[^1], session.ModelMetadata.CustomMetadataMap.GetValueOrDefault("framing") == "whole");
        Classes = JsonSerializer.Deserialize<string[]>(Metadata("classes"))!;
        Descriptors = JsonSerializer.Deserialize<string[]>(Metadata("descriptors"))!;
        var fit = new ProbabilityFit(Number("temperature") ?? 1, Number("shift") ?? 0);
        Fit = fit == new ProbabilityFit(1, 0) ? null : fit;
    }

    /// <summary>What it is to be shown of a file.</summary>
    public ModelView View { get; }

    public IReadOnlyList<string> Classes { get; }

    /// <summary>The order of its descriptors, given and predicted alike.</summary>
    public IReadOnlyList<string> Descriptors { get; }

    /// <summary>How its probabilities were fitted; null where they were not.</summary>
    public ProbabilityFit? Fit { get; }

    public bool TakesPriors => session.InputMetadata.ContainsKey("prior");

    public bool PredictsDescriptors => session.OutputMetadata.ContainsKey("descriptors");

    /// <summary>Places of each descriptor's map; none in a model without maps.</summary>
    public (int Rows, int Columns) MapSize =>
        session.OutputMetadata.TryGetValue("maps", out var maps) ? (maps.Dimensions[^2], maps.Dimensions[^1]) : (0, 0);

    /// <param name="images">(B, 3, H, W) row by row, 0..1.</param>
    /// <param name="priors">(B, K), NaN = not given; ignored by a model that takes none.</param>
    /// <param name="maps">Whether the maps are wanted, which are large.</param>
    public InferenceBatch Run(float[] images, float[] priors, int batch, bool maps = false)
    {
        using var imageValue = OrtValue.CreateTensorValueFromMemory(images, [batch, 3, View.ImageSize, View.ImageSize]);
        using var priorValue = OrtValue.CreateTensorValueFromMemory(priors, [batch, Descriptors.Count]);
        var inputs = new Dictionary<string, OrtValue> { ["image"] = imageValue };
        if (TakesPriors)
            inputs["prior"] = priorValue;
        string[] wanted = ["probabilities", "decision", "descriptors", .. maps ? new[] { "maps" } : []];
        string[] outputs = [.. wanted.Where(session.OutputMetadata.ContainsKey)];
        using var options = new RunOptions();
        using var answers = session.Run(options, inputs, outputs);
        return new(Answer("probabilities")!, Answer("decision"), Answer("descriptors"), Answer("maps"));

        float[]? Answer(string output) => Array.IndexOf(outputs, output) is >= 0 and var i ? answers[i].GetTensorDataAsSpan<float>().ToArray() : null;
    }

    public void Dispose() => session.Dispose();

    private double? Number(string key) =>
        session.ModelMetadata.CustomMetadataMap.TryGetValue(key, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    private string Metadata(string key) =>
        session.ModelMetadata.CustomMetadataMap.TryGetValue(key, out var value)
            ? value
            : throw new InvalidModelException($"The model carries no \"{key}\": it was not exported by this platform.");
}

/// <param name="Probabilities">(B, C).</param>
/// <param name="Decision">(B, 2), what thresholds are held against; null where that is the probability.</param>
/// <param name="Descriptors">(B, K); null where the model predicts none.</param>
/// <param name="Maps">(B, K, H, W), each map summing to 1; null where the model has none, or none were wanted.</param>
public sealed record InferenceBatch(float[] Probabilities, float[]? Decision, float[]? Descriptors, float[]? Maps);

public sealed class InvalidModelException(string message, Exception? inner = null) : Exception(message, inner);
