using System.Globalization;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Fairness.Comparing;

/// <summary>How probabilities become decisions.</summary>
/// <param name="Point">One of <see cref="DecisionPoint"/>.</param>
/// <param name="Specificity">What fixes the threshold on validation rows; null for the plain rule.</param>
public sealed record DecisionRule(string Point, double? Specificity)
{
    /// <summary>p ≥ 0.5 with two classes, the most probable class with more.</summary>
    public static DecisionRule Plain(int classes) => new(classes == 2 ? DecisionPoint.Half : DecisionPoint.Argmax, null);

    /// <summary>As a sentence says it.</summary>
    public string Words => Point switch
    {
        DecisionPoint.Half => "decided at p ≥ 0.5",
        DecisionPoint.Argmax => "decided for the most probable class",
        _ => string.Create(CultureInfo.InvariantCulture, $"decided at the threshold of {100 * Specificity:0} % specificity on validation"),
    };

    public static IReadOnlyList<DecisionRule> All(int classes) => classes == 2
        ? [Plain(classes), new(DecisionPoint.Specificity90, 0.90), new(DecisionPoint.Specificity95, 0.95)]
        : [Plain(classes)];
}
