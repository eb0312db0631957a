using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Recipes;

/// <summary>What fields demand of each other.</summary>
internal static class RecipeRules
{
    private static readonly IReadOnlyList<(string[] Fields, Func<Recipe, bool> Broken, Func<Recipe, string> Problem)> All =
    [
        (["dam", "sdm"], recipe => recipe is { Dam: true, Sdm: TokenSource.None },
            _ => "Recipe field 'dam' is true, but modulation needs descriptor tokens: set sdm to prior, visual or hybrid, or dam to false."),
        (["positive_weight", "loss"], recipe => recipe is { PositiveWeight: not 1, Loss: not ClassLoss.CrossEntropy },
            _ => "Recipe field 'positive_weight' weighs the cross-entropy alone: set loss=cross-entropy, or positive_weight=1."),
        (["patience", "keep"], recipe => recipe is { Keep: Keeping.Last, Patience: > 0 },
            _ => "Recipe field 'patience' waits for a better epoch, and keep=last keeps none but the last: set patience=0, or keep=best."),
        (["decide", "sdm"], recipe => recipe is { Decide: DecisionBasis.Coverage, Sdm: TokenSource.None },
            _ => "Recipe field 'decide' is coverage, which weighs predicted descriptors, and sdm=none predicts none: set sdm, or decide=probability."),
        (["frozen_stages", "weights"], recipe => recipe is { FrozenStages: > 0, Weights: null },
            _ => "Recipe field 'frozen_stages' keeps pretrained weights as they are, and the recipe names none: set weights, or frozen_stages=0."),
        (["weights", "backbone"], recipe => recipe.Weights is not null && !Loads(recipe),
            recipe => $"Recipe field 'weights' names a file, and backbone={recipe.Backbone} can start from none: set weights=default, or backbone to one of {Loading}."),
        (["freeze", "backbone"], recipe => recipe.Freeze == Freezing.Body && !Loads(recipe),
            recipe => $"Recipe field 'freeze' is body, which keeps the weights of a file, and backbone={recipe.Backbone} can start from none: set freeze=none, or backbone to one of {Loading}."),
        (["fusion", "sdm"], recipe => recipe is { Fusion: not TokenFusion.Gated, Sdm: not TokenSource.Hybrid },
            _ => "Recipe field 'fusion' joins prior and visual tokens, and only sdm=hybrid has both: set sdm=hybrid, or leave fusion at gated."),
        (["prior_drop", "sdm"], recipe => recipe is { Sdm: TokenSource.Prior, PriorDrop: 1 },
            _ => "Recipe field 'prior_drop' is 1, so that sdm=prior would never see a descriptor: set prior_drop below 1, or sdm=visual."),
        (["body_lr", "freeze"], recipe => recipe is { Freeze: Freezing.Body, BodyLr: not null },
            _ => "Recipe field 'body_lr' is the learning rate of a backbone that freeze=body keeps as it is: set body_lr=default, or freeze=none."),
        (["frozen_stages", "freeze"], recipe => recipe is { Freeze: Freezing.Body, FrozenStages: > 0 },
            _ => "Recipe field 'frozen_stages' counts stages of a backbone that freeze=body keeps whole: set frozen_stages=0, or freeze=none."),
        (["members", "freeze"], recipe => recipe is { Freeze: Freezing.Body, Members: > 1 },
            recipe => $"Recipe field 'members' asks for {recipe.Members} networks, and freeze=body gives all of them the same features: set members=1, or freeze=none."),
        (["backbone", "freeze"], recipe => recipe.Freeze != Freezing.Body && Backbones.Find(recipe.Backbone).IsFixed,
            recipe => $"Recipe field 'backbone' is {recipe.Backbone}, a model that is used as it is and cannot learn: set freeze=body, or choose another backbone."),
        (["image_size", "backbone"], recipe => recipe.ImageSize % Patch(recipe) != 0,
            recipe => $"Recipe field 'image_size' is {recipe.ImageSize}, which backbone={recipe.Backbone} cannot cut into patches of {Patch(recipe)} pixels: set image_size={Math.Max(recipe.ImageSize / Patch(recipe), 2) * Patch(recipe)}, or another multiple of {Patch(recipe)}."),
        (["batch", "image_size"], recipe => PixelValues(recipe) > Array.MaxLength,
            recipe => $"Recipe fields 'batch' and 'image_size' are {recipe.Batch} and {recipe.ImageSize}: together {PixelValues(recipe)} pixel values, more than the {Array.MaxLength} that one batch can hold. Lower one of them."),
    ];

    private static string Loading => string.Join(", ", KnownWeights.Loadable);

    /// <param name="wrong">Keys whose values cannot be read: what hangs on them is not known yet, and without a basis that is everything.</param>
    public static IEnumerable<string> Problems(Recipe recipe, IReadOnlyList<string> wrong) => wrong.Contains("extends")
        ? []
        : All.Where(rule => !rule.Fields.Intersect(wrong).Any() && rule.Broken(recipe)).Select(rule => rule.Problem(recipe));

    private static bool Loads(Recipe recipe) => KnownWeights.Loadable.Contains(recipe.Backbone);

    private static long PixelValues(Recipe recipe) => 3L * recipe.Batch * recipe.ImageSize * recipe.ImageSize;

    private static int Patch(Recipe recipe) => Backbones.Find(recipe.Backbone).Patch;
}
