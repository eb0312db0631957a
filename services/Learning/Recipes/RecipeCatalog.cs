namespace SemCovNet.Learning.Recipes;

/// <summary>The recipes that come with the platform, by name.</summary>
public static class RecipeCatalog
{
    private static readonly Recipe EfficientNet = new() { Name = "enet-b0" };

    private static readonly Recipe SemCovNet = EfficientNet with
    {
        Name = "semcovnet",
        Sdm = TokenSource.Hybrid,
        Dam = true,
        Dva = true,
        Cdi = CdiPenalty.Slope,
        TokenWidth = 128,
    };

    // Transfer from ImageNet: the body learns slowly, and where positives are rare they weigh more.
    private static readonly Recipe MobileNet = new()
    {
        Name = "mobilenetv2",
        Backbone = "mobilenetv2",
        Weights = KnownWeights.MobileNetV2.Digest,
        ImageSize = 160,
        Epochs = 8,
        Lr = 1e-3,
        BodyLr = 1e-4,
        QuarterTurns = true,
        PositiveWeight = 3,
    };

    // A linear probe: the encoder stays as its file has it, whichever file that is.
    private static readonly Recipe Clip = new() { Name = "clip", Backbone = "clip-vit-b32", Freeze = Freezing.Body, ImageSize = 224, Lr = 1e-3 };

    // Small enough that a laptop finishes the demo in a minute and a half.
    private static readonly Recipe Tiny = SemCovNet with
    {
        Name = "semcovnet-tiny",
        Backbone = "convnet-tiny",
        ImageSize = 64,
        Epochs = 15,
        Lr = 2e-3,
        TokenWidth = 48,
    };

    private static readonly IReadOnlyList<Recipe> All =
    [
        SemCovNet,
        EfficientNet,
        EfficientNet with { Name = "enet-b0-cbl", Loss = ClassLoss.ClassBalanced },
        EfficientNet with { Name = "enet-b0-asl", Loss = ClassLoss.Asymmetric },
        EfficientNet with { Name = "vit", Backbone = "vit-tiny" },
        Clip,
        Clip with { Name = "monet", Backbone = "clip-vit-l14" },
        MobileNet,
        Tiny,
        Tiny with { Name = "demo", Epochs = 8, Calibrate = Calibration.Temperature },
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(recipe => recipe.Name)];

    /// <exception cref="RecipeException">No recipe has this name.</exception>
    public static Recipe Find(string name) => All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new RecipeException($"There is no recipe '{name}'. The built-in recipes are: {string.Join(", ", Names)}.");
}
