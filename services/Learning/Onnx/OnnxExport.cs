using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Onnx.Format;
using SemCovNet.Learning.Recipes;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Onnx;

/// <summary>Writes a model as an ONNX file (opset 17, IR version 9; with a foreign encoder in it, that one's if later) with a free batch size.</summary>
/// <remarks>
/// Input <c>image</c> (batch, 3, S, S), RGB in 0..1. Input <c>prior</c> (batch, K), NaN where absent, in models that use it.
/// Output <c>probabilities</c> (batch, Y); in models that decide by coverage also <c>decision</c> (batch, 2), what thresholds are held against; in models with a semantic descriptor map also <c>descriptors</c> (batch, K) in 0..1 and
/// <c>maps</c> (batch, K, H, W), each map summing to 1.
/// </remarks>
public static class OnnxExport
{
    private const int IrVersion = 9;

    /// <param name="metadata">Written into the file beside the recipe, the names and the preprocessing.</param>
    public static byte[] Write(Classifier model, ModelFile file, IReadOnlyDictionary<string, string> metadata)
    {
        model.eval();
        var graph = Graph(model, file);
        var proto = new ModelProto { IrVersion = Math.Max(IrVersion, graph.Joined?.IrVersion ?? 0), ProducerName = "SemCovNet.Platform", Graph = graph.Proto };
        proto.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = graph.Opset });
        graph.Joined?.CompleteModel(proto);
        foreach (var (key, value) in Describe(file).Concat(metadata).DistinctBy(entry => entry.Key))
            proto.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        return proto.ToByteArray();
    }

    private static OnnxGraph Graph(Classifier model, ModelFile file)
    {
        var (classes, descriptors, side) = (file.Classes.Count, file.Descriptors.Count, file.Recipe.ImageSize);
        var size = model.Members[0].FeatureSize(side);
        var graph = new OnnxGraph(Math.Max(OnnxGraph.LeastOpset, model.Members[0].Backbone.Opset));
        var image = graph.Input("image", 3, side, side);
        var prior = file.Recipe.UsesPrior ? graph.Input("prior", descriptors) : null;

        var output = SymmetricViews.Export(model, image, prior, size, file.Recipe.Views);
        var calibrated = Calibrated(output.Logits, file.Calibration);
        graph.Output("probabilities", calibrated.softmax(1), classes);
        if (output.Semantics is not { } semantics) return graph;
        var scores = semantics.Logits.sigmoid();
        if (file.DecisionWeights.Count > 0) graph.Output("decision", (calibrated + Weighed(scores, file.DecisionWeights)).softmax(1), classes);
        graph.Output("descriptors", scores, descriptors);
        graph.Output("maps", semantics.Maps, descriptors, size.Height, size.Width);
        return graph;
    }

    private static Symbol Calibrated(Symbol logits, FittedCalibration calibration)
    {
        var scaled = logits * (float)(1 / calibration.Temperature);
        return calibration.Shift == 0 ? scaled : scaled + logits.Graph.Constant(tensor(new[] { 0, (float)calibration.Shift }));
    }

    // Nothing for the first class, the weighed scores for the second.
    private static Symbol Weighed(Symbol scores, IReadOnlyList<double> weights) =>
        scores.matmul(scores.Graph.Constant(stack([zeros(weights.Count), tensor(weights.Select(w => (float)w).ToArray())], 1)));   // (B, 2)

    private static IEnumerable<KeyValuePair<string, string>> Describe(ModelFile file) => new Dictionary<string, string>
    {
        ["recipe"] = file.Recipe.ToJson(),
        ["classes"] = JsonSerializer.Serialize(file.Classes),
        ["descriptors"] = JsonSerializer.Serialize(file.Descriptors),
        ["fine_classes"] = JsonSerializer.Serialize(file.Fine?.Names ?? []),
        ["temperature"] = file.Calibration.Temperature.ToString("R", CultureInfo.InvariantCulture),
        ["shift"] = file.Calibration.Shift.ToString("R", CultureInfo.InvariantCulture),
        ["decision_weights"] = JsonSerializer.Serialize(file.DecisionWeights),
        ["framing"] = file.Recipe.Framing.ToString().ToLowerInvariant(),
        ["preprocessing"] = Preprocessing(file.Recipe),
    };

    private static string Preprocessing(Recipe recipe) => recipe.Framing switch
    {
        Framing.Whole => FormattableString.Invariant($"resize to {recipe.ImageSize}x{recipe.ImageSize}, RGB/255"),
        _ => FormattableString.Invariant($"resize the short side to {RgbImage.ShortSide(recipe.ImageSize)}, centre crop {recipe.ImageSize}, RGB/255"),
    };
}
