using System.Text;
using System.Text.Json;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Cards;

/// <summary>
/// The card as a README.md for a model hub: YAML front matter with the figures as a model-index, then the limits in words. A licence is not named: only whoever
/// publishes the model knows it.
/// </summary>
internal static class HuggingFaceReadme
{
    // Names that hubs know; any other figure goes by its own id.
    private static readonly Dictionary<string, string> Types = new()
    {
        ["auc@1"] = "roc_auc", ["acc@1"] = "accuracy", ["mf1@1"] = "f1", ["pra@1"] = "average_precision", ["bacc@1"] = "balanced_accuracy", ["brier@1"] = "brier_score",
    };

    public static string Write(ModelCard card)
    {
        var text = new StringBuilder("---\n");
        text.Append("# license: yours to say\nlibrary_name: onnx\npipeline_tag: image-classification\ntags:\n- image-classification\n- onnx\n- fairness\n- semantic-coverage\n");
        text.Append("- ").Append(Quoted(card.Experiment.Recipe)).Append('\n');
        text.Append("model-index:\n- name: ").Append(Quoted(card.Name)).Append("\n  results:");
        Results(text, card);
        text.Append("---\n\n");
        Body(text, card);
        return text.ToString();
    }

    private static void Results(StringBuilder text, ModelCard card)
    {
        var figures = Figures(card).ToList();
        if (figures.Count == 0)
        {
            text.Append(" []\n");
            return;
        }
        text.Append("\n  - task:\n      type: image-classification\n      name: ").Append(Quoted(card.Manifest.Task));
        text.Append("\n    dataset:\n      type: ").Append(Quoted(card.Experiment.DatasetId)).Append("\n      name: ").Append(Quoted($"{card.Experiment.DatasetId}, version {card.Experiment.DatasetVersion}"));
        text.Append("\n      split: test\n    metrics:\n");
        foreach (var (id, value) in figures)
        {
            text.Append("    - type: ").Append(Quoted(Types.GetValueOrDefault(id, id))).Append("\n      name: ").Append(Quoted($"{Said.Title(id)} ({id})"));
            text.Append("\n      value: ").Append(JsonSerializer.Serialize(value)).Append('\n');
        }
    }

    /// <summary>Those that are defined: a hub has no place for a reason.</summary>
    private static IEnumerable<(string Id, double Value)> Figures(ModelCard card) =>
        (card.Evaluation?.Conditions[0].Metrics ?? []).Where(metric => metric.Value is not null).Select(metric => (metric.Id, metric.Value!.Value))
            .Concat(Disparities(card).Where(result => result.Signed is not null).Select(result => (result.Definition, result.Signed!.Value)));

    private static IEnumerable<DisparityResult> Disparities(ModelCard card) => (card.Fairness?.Disparities ?? []).Where(result => result.Level == "descriptor");

    private static void Body(StringBuilder text, ModelCard card)
    {
        text.Append("# ").Append(Plain(card.Name)).Append("\n\n").Append(Plain(CardLimits.Purpose(card))).Append("\n\n## What is not known of it\n\n");
        foreach (var limit in CardLimits.Of(card))
            text.Append("- ").Append(Plain(limit)).Append('\n');
        text.Append("\n## Figures\n\n");
        if (card.Evaluation is { } evaluation)
            text.Append(evaluation.N).Append(" test images of ").Append(evaluation.Cases).Append(" cases; 95 % bootstrap intervals over cases.\n\n| figure | value | 95 % interval |\n|---|---|---|\n");
        else
            text.Append("It has not been evaluated.\n");
        foreach (var metric in card.Evaluation?.Conditions[0].Metrics ?? [])
            Row(text, metric.Id, Said.Value(metric), Said.Interval(metric.Low, metric.High));
        foreach (var result in Disparities(card))
            Row(text, result.Definition, Said.Signed(result), Said.SignedInterval(result.Low, result.High));
        text.Append("\n## How to ask it\n\nThe ONNX file takes `image` (batch, 3, side, side), RGB from 0 to 1, and, where it has that input, `prior` (batch, descriptors), NaN for what is not known. It answers `probabilities` (batch, classes). ")
            .Append("Its metadata name the `classes`, the `descriptors` and, as `preprocessing`, how a picture becomes such a square.\n");
        text.Append("\n## Where it comes from\n\nExperiment ").Append(card.Experiment.Id).Append(", dataset manifest ").Append(card.Experiment.Manifest)
            .Append(card.Experiment.Model is { } model ? $", ONNX model {model.Onnx}" : "").Append(". The events behind every figure, with their hashes, stand in its model card.\n");
    }

    private static void Row(StringBuilder text, string id, string value, string interval) =>
        text.Append("| ").Append(Plain($"{Said.Title(id)} ({id})")).Append(" | ").Append(Plain(value)).Append(" | ").Append(interval).Append(" |\n");

    // A JSON string is a YAML string too.
    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>A name from somebody's data must not become markup or end its cell.</summary>
    private static string Plain(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => "\\`*_[]<>|#&".Contains(c, StringComparison.Ordinal) ? $"&#{(int)c};" : $"{c}"));
}
