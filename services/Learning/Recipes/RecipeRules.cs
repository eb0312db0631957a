using SemCovNet.Learning.Models;

namespace SemCovNet.Learning.Recipes;

/// <summary>What fields demand of each other.</summary>
internal static class RecipeRules
{
    public static Recipe Check(Recipe recipe) => recipe switch
    {
        { Dam: true, Sdm: TokenSource.None } => throw new RecipeException(
            "Recipe field 'dam' is true, but modulation needs descriptor tokens: set sdm to prior, visual or hybrid, or dam to false."),
        { PositiveWeight: not 1, Loss: not ClassLoss.CrossEntropy } => throw new RecipeException(
            "Recipe field 'positive_weight' weighs the cross-entropy alone: set loss=cross-entropy, or positive_weight=1."),
        { Freeze: Freezing.Body, BodyLr: not null } => throw new RecipeException(
            "Recipe field 'body_lr' is the learning rate of a backbone that freeze=body keeps as it is: set body_lr=default, or freeze=none."),
        { Freeze: not Freezing.Body } when Backbones.Find(recipe.Backbone).IsFixed => throw new RecipeException(
            $"Recipe field 'backbone' is {recipe.Backbone}, a model that is used as it is and cannot learn: set freeze=body first, or choose another backbone."),
        _ when Patch(recipe) is var patch && recipe.ImageSize % patch != 0 => throw new RecipeException(
            $"Recipe field 'image_size' is {recipe.ImageSize}, which backbone={recipe.Backbone} cannot cut into patches of {patch} pixels: set image_size={Math.Max(recipe.ImageSize / patch, 2) * patch}, or another multiple of {patch}."),
        _ => recipe,
    };

    private static int Patch(Recipe recipe) => Backbones.Find(recipe.Backbone).Patch;
}
