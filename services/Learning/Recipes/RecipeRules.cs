namespace SemCovNet.Learning.Recipes;

/// <summary>What fields demand of each other.</summary>
internal static class RecipeRules
{
    public static Recipe Check(Recipe recipe) => recipe switch
    {
        { Dam: true, Sdm: TokenSource.None } => throw new RecipeException(
            "Recipe field 'dam' is true, but modulation needs descriptor tokens: set sdm to prior, visual or hybrid, or dam to false."),
        _ => recipe,
    };
}
