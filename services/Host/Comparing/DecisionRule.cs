namespace SemCovNet.Cli.Comparing;

/// <summary>How probabilities become decisions.</summary>
/// <param name="Specificity">What fixes the threshold on validation rows; null for the plain rule.</param>
internal sealed record DecisionRule(string Name, double? Specificity)
{
    /// <summary>p ≥ 0.5 with two classes, the most probable class with more.</summary>
    public static DecisionRule Plain(int classes) => new(classes == 2 ? "0.5" : "argmax", null);

    public static IReadOnlyList<DecisionRule> All(int classes) => classes == 2
        ? [Plain(classes), new("90 % specificity on validation", 0.90), new("95 % specificity on validation", 0.95)]
        : [Plain(classes)];
}
