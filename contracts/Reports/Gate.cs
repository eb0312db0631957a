namespace SemCovNet.Contracts.Reports;

/// <summary>Inconclusive is not passed: there was too little evidence to say. None: no policy covers the dataset.</summary>
public enum Verdict
{
    None,
    Passed,
    Failed,
    Inconclusive,
}

/// <summary>One limit of a budget: the metric's value must be on the allowed side, and so must the end of its interval.</summary>
/// <param name="Metric">A metric or disparity id.</param>
/// <param name="Maximum">Upper limit; null when only a minimum is set.</param>
/// <param name="Minimum">Lower limit; null when only a maximum is set.</param>
public sealed record Limit(string Metric, double? Maximum, double? Minimum);

public sealed record LimitVerdict(Limit Limit, double? Value, double? Low, double? High, Verdict Verdict, string Evidence);
