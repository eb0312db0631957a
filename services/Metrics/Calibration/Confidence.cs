namespace SemCovNet.Metrics;

/// <summary>Which probability is held against which outcome.</summary>
public enum Confidence
{
    /// <summary>p(positive) against the positive rate; two classes only.</summary>
    Positive,

    /// <summary>The probability of the most probable class against how often it is right.</summary>
    TopLabel,
}
