using System.Globalization;
using System.Text.Json;
using SemCovNet.Learning.Models;
using SemCovNet.Learning.Recipes;

namespace SemCovNet.Learning.Checkpoints;

/// <summary>A trained model as a file: its weights and what is needed to build it again.</summary>
/// <param name="DecisionWeights">
/// (K), of predicted descriptor scores â: thresholds are held against σ(logit p + Σ_k w_k â_k), p the calibrated probability of the second class.
/// Empty where they are held against p itself.
/// </param>
/// <param name="Fine">The finer classes that the model's head tells apart; null for the classes themselves.</param>
public sealed record ModelFile(
    Recipe Recipe, IReadOnlyList<string> Classes, IReadOnlyList<string> Descriptors, FittedCalibration Calibration, IReadOnlyList<double> DecisionWeights,
    FineClasses? Fine = null)
{
    private const string Format = "semcovnet.model.v1";

    public byte[] Write(Classifier model) => new TensorFile(ModelTensors.Of(model), new Dictionary<string, string>
    {
        ["format"] = Format,
        ["recipe"] = Recipe.ToJson(),
        ["classes"] = JsonSerializer.Serialize(Classes),
        ["descriptors"] = JsonSerializer.Serialize(Descriptors),
        ["temperature"] = Calibration.Temperature.ToString("R", CultureInfo.InvariantCulture),
        ["shift"] = Calibration.Shift.ToString("R", CultureInfo.InvariantCulture),
        ["decision_weights"] = JsonSerializer.Serialize(DecisionWeights),
        ["fine_classes"] = JsonSerializer.Serialize(Fine),
    }).Write();

    /// <summary>A fresh model with the file's weights, in evaluation mode; the file is checked before anything is built.</summary>
    /// <param name="encoder">The ONNX image encoder that a linear probe stands on; other models hold all they need.</param>
    /// <exception cref="CheckpointException">The file is damaged, or its weights do not fit its recipe.</exception>
    public static (ModelFile File, Classifier Model) Read(byte[] content, Stream? encoder = null)
    {
        var tensors = TensorFile.Read(content);
        if (tensors.Text("format") != Format) throw new CheckpointException($"The file has the format '{tensors.Text("format")}', not '{Format}'.");
        var file = Describe(tensors);
        var model = Build(file, encoder);
        try
        {
            ModelTensors.Load(model, tensors.Tensors);
            model.eval();
            return (file, model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static Classifier Build(ModelFile file, Stream? encoder)
    {
        try
        {
            return ModelFactory.Create(file.Recipe, new TaskShape(file.Classes.Count, file.Descriptors.Count, file.Fine), encoder);
        }
        catch (RecipeException error)
        {
            throw new CheckpointException($"The model file's recipe does not fit its task: {error.Message}", error);
        }
    }

    private static T[] List<T>(string json) => JsonSerializer.Deserialize<T[]>(json) ?? throw new JsonException("a list is null");

    private static ModelFile Describe(TensorFile tensors)
    {
        try
        {
            return new(
                Recipe.Parse(tensors.Text("recipe")),
                List<string>(tensors.Text("classes")),
                List<string>(tensors.Text("descriptors")),
                new(
                    double.Parse(tensors.Text("temperature"), CultureInfo.InvariantCulture),
                    tensors.Metadata.TryGetValue("shift", out var shift) ? double.Parse(shift, CultureInfo.InvariantCulture) : 0),
                tensors.Metadata.TryGetValue("decision_weights", out var weights) ? List<double>(weights) : [],
                tensors.Metadata.TryGetValue("fine_classes", out var fine) ? JsonSerializer.Deserialize<FineClasses>(fine) : null);
        }
        catch (Exception error) when (error is RecipeException or JsonException or FormatException)
        {
            throw new CheckpointException($"The model file does not describe its model: {error.Message}", error);
        }
    }
}
