using System.Text.Json.Serialization;

namespace SemCovNet.Cli.Comparing;

/// <summary>What a figure is a figure of.</summary>
/// <param name="Id">Of the metric or of the disparity's definition.</param>
/// <param name="Decision">How rows were decided; null for a metric that reads probabilities alone.</param>
/// <param name="Class">The class it is taken within; null over all.</param>
/// <param name="Size">Whether it is the size without the sign.</param>
internal sealed record Measure(string Id, string? Decision = null, string? Class = null, bool Size = false)
{
    public string Name => Size ? $"|{Id}|" : Id;

    [JsonIgnore]
    public bool IsDisparity => Id.StartsWith("cdi.", StringComparison.Ordinal);

    [JsonIgnore]
    public bool IsSigned => IsDisparity && !Size;
}

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
