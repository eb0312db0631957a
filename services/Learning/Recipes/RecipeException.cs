namespace SemCovNet.Learning.Recipes;

/// <summary>A recipe that cannot be used; each problem names the field and what it allows.</summary>
public sealed class RecipeException(params IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
