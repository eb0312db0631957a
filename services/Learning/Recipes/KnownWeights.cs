using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Recipes;

/// <summary>Files of pretrained weights that built-in recipes ask for. None comes with the platform.</summary>
/// <param name="Digest">sha256/ and 64 hex digits.</param>
/// <param name="Backbone">Which they fill.</param>
/// <param name="Description">What the file is and where it comes from.</param>
public sealed record KnownWeights(string Digest, string File, string Backbone, string Description)
{
    public static KnownWeights MobileNetV2 { get; } = new(
        "sha256/4477ea76da8b4d1f00c2a1f187581776d379810e7c00cb238e400cbf15dcc2f6", "mobilenet_v2_1.0_224_folded_f32.safetensors", "mobilenetv2",
        "MobileNetV2 1.0 for ImageNet at 224 px, 14 MB, batch norm folded, layers under their TensorFlow names; from mobilenet_v2_1.0_224_quant.tflite of google-coral/test_data, Apache-2.0");

    private static readonly IReadOnlyList<KnownWeights> All = [MobileNetV2];

    // By recipe, else by backbone: repositories on Hugging Face whose weights fit. What was fine-tuned from them fits too; what only has the same shapes may
    // be of another form, see ClipForm.
    private static readonly IReadOnlyDictionary<string, string> Repositories = new Dictionary<string, string>
    {
        ["monet"] = "suinleelab/monet",
        ["clip-vit-b32"] = "openai/clip-vit-base-patch32",
        ["clip-vit-b16"] = "openai/clip-vit-base-patch16",
        ["clip-vit-l14"] = "openai/clip-vit-large-patch14",
    };

    /// <summary>Backbones that a file can fill; the others start from fresh weights.</summary>
    internal static IReadOnlyList<string> Loadable { get; } =
        [.. Backbones.Names.Where(name => Backbones.Find(name).NeedsWeights || All.Any(weights => weights.Backbone == name))];

    /// <summary>Whether a recipe names no weights although it is of no use without.</summary>
    public static bool NamesNone(Recipe recipe) =>
        recipe.Weights is null && (recipe.Freeze == Freezing.Body || Backbones.Find(recipe.Backbone).NeedsWeights);

    /// <summary>What to do when a recipe's weights are not at hand.</summary>
    public static string HowToGive(Recipe recipe)
    {
        if (recipe.Weights is null) return HowToChoose(recipe);
        var known = All.FirstOrDefault(weights => weights.Digest == recipe.Weights);
        var what = known is null ? "" : $" They are {known.File} ({known.Description}).";
        return $"Recipe '{recipe.Name}' starts from the weights {recipe.Weights}, which are not in the artifact store.{what} Give the file once, it is kept: semcov train --recipe {recipe.Name} --set weights={known?.File ?? "FILE"} …";
    }

    private static string HowToChoose(Recipe recipe)
    {
        var needs = $"Recipe '{recipe.Name}' needs a file of weights for backbone={recipe.Backbone} and names none: any that fits will do, and the experiment records its digest.";
        var give = $"Give the file once, it is kept: semcov train --recipe {recipe.Name} --set weights=";
        if ((Repositories.GetValueOrDefault(recipe.Name) ?? Repositories.GetValueOrDefault(recipe.Backbone)) is not { } repository) return $"{needs} {give}FILE …";
        return $"{needs} Download model.safetensors of {repository} from Hugging Face and config.json beside it, for prompts also vocab.json and merges.txt; "
            + $"where there is only pytorch_model.bin, CLIPModel.from_pretrained(\"{repository}\").save_pretrained(FOLDER) of Python's transformers writes the other. "
            + $"The backbone is OpenAI's encoder with its activation, quick_gelu: LAION's and OpenCLIP's files have the same shapes and another activation, and would give wrong features; with config.json beside the file they are refused. {give}model.safetensors …";
    }
}
