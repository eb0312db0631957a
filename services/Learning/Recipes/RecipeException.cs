namespace SemCovNet.Learning.Recipes;

/// <summary>A recipe that cannot be used; the message names the field and what it allows.</summary>
public sealed class RecipeException(string message) : Exception(message);
