namespace SemCovNet.Metrics;

/// <summary>An input table breaks a rule; the message names the row (the first is row 1), the column and the rule.</summary>
public sealed class InvalidTableException(string message) : Exception(message);
