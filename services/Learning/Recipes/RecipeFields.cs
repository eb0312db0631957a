using SemCovNet.Learning.Models;
using static SemCovNet.Learning.Recipes.RecipeField;

namespace SemCovNet.Learning.Recipes;

/// <summary>Every key a recipe may hold, with its range. The keys are the snake_case names of <see cref="Recipe"/>'s properties.</summary>
public static class RecipeFields
{
    private const string DigestOrPath = "^(?!sha256/)|^sha256/[0-9a-f]{64}$";

    public static IReadOnlyList<RecipeField> All { get; } =
    [
        Text("name").Means("What the recipe is called"),
        Choice("backbone", [.. Backbones.Names]).Means("The network from image to feature map"),
        Text("weights", "sha256/ and 64 hex digits, or on the command line the path of a safetensors or ONNX file", longest: 4096).Matching(DigestOrPath).OrDefault().Means("The file of weights that the backbone starts from; null for fresh ones"),
        Choice<Freezing>("freeze").Means("What keeps the weights it came with: nothing, or the whole backbone, on which a head is trained alone"),
        Whole("frozen_stages", 0, 1000).Means("Stages of the backbone, from the pixels on, that keep the weights they came with"),
        Whole("image_size", 32, 1024).Means("Pixels, the side of the square that the model sees"),
        Choice<Framing>("framing").Means("What a prediction is shown of an image: the square in its middle, or the whole of it pressed into the square"),
        Whole("epochs", 1, 10_000).Means("Passes over the training images"),
        Whole("batch", 2, 4096).Means("Images a step"),
        Number("lr", 1e-8, 10).Means("Peak learning rate, after the warm-up"),
        Number("body_lr", 0, 10).OrDefault().Means("Peak learning rate of the backbone; null for lr"),
        Number("weight_decay", 0, 10).Means("Decoupled weight decay; none on norms and biases"),
        Number("warmup", 0, 0.9).Means("Share of all steps over which the learning rate rises"),
        Number("clip", 1e-3, 1e6).Means("Largest global gradient norm"),
        Choice<Sampling>("sampling").Means("How batches are drawn: every sample once an epoch, or every group of class and subgroup alike"),
        Number("ema", 0, 0.99999).Means("Decay of the moving average of the weights, which is then evaluated and kept; 0 for none"),
        Choice<Keeping>("keep").Means("Which epoch's weights are kept: the best on validation, or the last"),
        Whole("members", 1, 16).Means("Networks that learn side by side, each with heads and dropout of its own, and answer with the mean of their logits; so many times the work"),
        Whole("patience", 0, 10_000).Means("Epochs without a better validation score before training stops; 0 to train them all"),
        Number("crop_area", 0.05, 1).Means("Augment by cutting out this share of the area or more"),
        Number("colour_jitter", 0, 0.9).Means("Augment by scaling brightness, contrast and saturation by up to this more or less"),
        Switch("quarter_turns").Means("Augment by turns of 90 degrees, where no side is up"),
        Whole("seed", 0, int.MaxValue).Means("Of weights, order, augmentation and dropout"),
        Whole("threads", 1, 256).Means("Of the arithmetic; part of the result, for sums round differently in another order"),
        Whole("loader_threads", 1, 256).Means("That read and augment images; no part of the result"),
        Choice<ComputeDevice>("device").Means("Where to compute; auto takes CUDA where it works"),
        Choice<TokenSource>("sdm").Means("Where descriptor tokens come from; none leaves the semantic descriptor map out"),
        Choice<TokenFusion>("fusion").Means("How prior and visual tokens join where sdm is hybrid"),
        Whole("loops", 1, 8).Means("Rounds of attention between tokens and patches"),
        Whole("token_width", 8, 1024).Means("Numbers a descriptor token"),
        Switch("dam").Means("Descriptor attention modulation: tokens gate channels and places"),
        Switch("dva").Means("Descriptor-visual alignment: images are drawn to their descriptors"),
        Choice<CdiPenalty>("cdi").Means("What the CDI regulariser punishes: the slope of error over coverage, its correlation, or both"),
        Switch("fine_classes").Means("Learn the data set's finer classes where it has any; answers are the sums of their probabilities"),
        Choice<ClassLoss>("loss").Means("The loss of the class prediction"),
        Number("dro_eta", 0, 10).Means("Step size of the group weights where loss is group-dro"),
        Number("positive_weight", 1e-3, 1000).Means("Weight of the second of two classes in the cross-entropy"),
        Number("lambda_rec", 0, 1000).Means("Weight of the descriptor reconstruction"),
        Number("lambda_dva", 0, 1000).Means("Weight of the alignment"),
        Number("lambda_cdi", 0, 1000).OrDefault().Means("Weight of the CDI regulariser; null for 10 (slope) or 1 (correlation)"),
        Number("prior_drop", 0, 1).Means("Share of training images shown without their descriptor scores"),
        Choice<Calibration>("calibrate").Means("How probabilities are fitted to frequencies on validation"),
        Choice<DecisionBasis>("decide").Means("What a threshold is held against: the probability, or a score that weighs predicted descriptors so that error follows coverage less"),
        Number("lambda_decide", 0, 1000).Means("Weight of the squared slope where decide is coverage"),
        OneOf("views", [.. SymmetricViews.Choices]).Means("Mirror images and turns that a prediction averages over"),
        Whole("checkpoint_every_steps", 0, int.MaxValue).Means("Steps between checkpoints within an epoch; 0 for one an epoch; no part of the result"),
    ];

    /// <exception cref="RecipeException">There is no such field; the message suggests the nearest.</exception>
    public static RecipeField Find(string key) => All.FirstOrDefault(field => field.Key == key) ?? throw new RecipeException(Unknown(key));

    internal static string Unknown(string key)
    {
        var keys = All.Select(field => field.Key).ToList();
        return $"A recipe has no field '{key}'.{Nearest.Suggest(key, keys)} Its fields are: {string.Join(", ", keys)}.";
    }
}
