namespace SemCovNet.Contracts.Reports;

/// <summary>By which rule a probability becomes a decision.</summary>
public static class DecisionPoint
{
    /// <summary>p(positive) ≥ 0.5: the headline with two classes.</summary>
    public const string Half = "p0.5";

    /// <summary>The most probable class: the only rule with more than two.</summary>
    public const string Argmax = "argmax";

    /// <summary>p(positive), or the model's decision score where it has one, ≥ the threshold that gave 90 % specificity on validation.</summary>
    public const string Specificity90 = "val-spec90";

    /// <summary>The same at 95 % specificity.</summary>
    public const string Specificity95 = "val-spec95";
}
