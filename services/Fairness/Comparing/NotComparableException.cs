namespace SemCovNet.Fairness.Comparing;

/// <summary>Experiments cannot be compared; the message says which, why, and what would help.</summary>
public sealed class NotComparableException(string message) : Exception(message);
