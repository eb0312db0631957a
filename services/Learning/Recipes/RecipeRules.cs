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
        { FrozenStages: > 0, Weights: null } => throw new RecipeException(
            "Recipe field 'frozen_stages' keeps pretrained weights as they are, and the recipe names none: set weights, or frozen_stages=0."),
        _ => recipe,
    };
}
