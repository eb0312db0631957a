using SemCovNet.Learning.Models;
using static SemCovNet.Learning.Recipes.RecipeField;

namespace SemCovNet.Learning.Recipes;

/// <summary>Every key a recipe may hold, with its range. The keys are the snake_case names of <see cref="Recipe"/>'s properties.</summary>
public static class RecipeFields
{
    public static IReadOnlyList<RecipeField> All { get; } =
    [
        Text("name"),
        Choice("backbone", [.. Backbones.Names]),
        Text("weights", "sha256/ and 64 hex digits, or on the command line the path of a safetensors or ONNX file").OrDefault(),
        Choice<Freezing>("freeze"),
        Whole("image_size", 32, 1024),
        Whole("epochs", 1, 10_000),
        Whole("batch", 2, 4096),
        Number("lr", 1e-8, 10),
        Number("body_lr", 0, 10).OrDefault(),
        Number("weight_decay", 0, 10),
        Number("warmup", 0, 0.9),
        Number("clip", 1e-3, 1e6),
        Switch("quarter_turns"),
        Whole("seed", 0, int.MaxValue),
        Whole("threads", 1, 256),
        Whole("loader_threads", 1, 256),
        Choice<ComputeDevice>("device"),
        Choice<TokenSource>("sdm"),
        Choice<TokenFusion>("fusion"),
        Whole("loops", 1, 8),
        Whole("token_width", 8, 1024),
        Switch("dam"),
        Switch("dva"),
        Choice<CdiPenalty>("cdi"),
        Choice<ClassLoss>("loss"),
        Number("positive_weight", 1e-3, 1000),
        Number("lambda_rec", 0, 1000),
        Number("lambda_dva", 0, 1000),
        Number("lambda_cdi", 0, 1000).OrDefault(),
        Number("prior_drop", 0, 1),
        Choice<Calibration>("calibrate"),
        OneOf("views", [.. SymmetricViews.Choices]),
        Whole("checkpoint_every_steps", 0, int.MaxValue),
    ];

    public static RecipeField Find(string key) => All.FirstOrDefault(field => field.Key == key)
        ?? throw new RecipeException($"A recipe has no field '{key}'. Its fields are: {string.Join(", ", All.Select(field => field.Key))}.");
}
