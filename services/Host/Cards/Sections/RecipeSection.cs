using System.Text.Json;
using SemCovNet.Cli.Terminal;

namespace SemCovNet.Cli.Cards.Sections;

/// <summary>How it was trained, every default written out.</summary>
internal static class RecipeSection
{
    public static void Write(Html html, ModelCard card) => html.Section("recipe", "Recipe", () =>
    {
        using var recipe = JsonDocument.Parse(card.Experiment.RecipeJson);
        html.Facts(recipe.RootElement.EnumerateObject().Select(field => (field.Name, field.Value.ValueKind == JsonValueKind.Null ? "none" : field.Value.ToString())));
        if (card.Training is not { } training)
            return;
        html.Heading("Training");
        html.Facts(
        [
            ("device", training.Device), ("threads", $"{training.Threads}"), ("seconds", FigureText.Number(training.Seconds, 0)), ("kept epoch", $"{training.BestEpoch}"),
            ("attempt", $"{training.Attempt}"), ("temperature fitted on validation", training.Temperature is { } t ? FigureText.Number(t) : "none"),
            ("shift fitted on validation", training.Shift is { } shift ? FigureText.Signed(shift) : "none"),
        ]);
    });
}
