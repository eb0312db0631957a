namespace SemCovNet.Cli.Cards.Sections;

/// <summary>Where every figure comes from, and how to make it again.</summary>
internal static class ProvenanceSection
{
    public static void Write(Html html, ModelCard card) => html.Section("provenance", "Provenance", () =>
    {
        var experiment = card.Experiment;
        html.Facts(Digests(card));
        html.Heading("Make the figures again");
        html.Code($"semcov assess --experiment {experiment.Id}\nsemcov verify\nsemcov export experiment {experiment.Id} --to {experiment.Id}");
        html.Heading("Events");
        html.Paragraph("Every event of the experiment with its place in the history and its hash, which covers the one before: one that is changed fits no longer.", "note");
        html.Table(["#event", "#position", "type", "when (UTC)", "who", "hash"], card.Events.Select(e => (IReadOnlyList<string>)
            [$"{e.Version}", $"{e.Position.Value}", e.Type, $"{e.Context.At:yyyy-MM-dd HH:mm:ss}", e.Context.Actor, Convert.ToHexStringLower(e.Hash.Span)]));
    });

    private static IEnumerable<(string Name, string Value)> Digests(ModelCard card)
    {
        var experiment = card.Experiment;
        yield return ("experiment", experiment.Id);
        yield return ("dataset manifest", $"{experiment.Manifest}");
        yield return ("annotation set", $"{experiment.Annotations}");
        if (experiment.Model is { } model)
        {
            yield return ("ONNX model", $"{model.Onnx}");
            yield return ("weights", $"{model.Weights}");
        }
        if (experiment.Evaluation is { } evaluation)
        {
            yield return ("predictions", $"{evaluation.Predictions}");
            yield return ("evaluation report", $"{evaluation.Report}");
        }
        if (experiment.Disparity is { } disparity)
            yield return ("fairness report", $"{disparity.Report}");
    }
}
