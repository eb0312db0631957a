namespace SemCovNet.Metrics;

/// <summary>One bin, lower &lt; p ≤ upper; the first also holds p = 0.</summary>
/// <param name="Lower">Lower edge.</param>
/// <param name="Upper">Upper edge.</param>
/// <param name="Support">Σ a of its rows.</param>
/// <param name="MeanProbability">Σ a·p / Σ a; null in an empty bin.</param>
/// <param name="Rate">Σ a·outcome / Σ a, the share that came true; null in an empty bin.</param>
/// <param name="Band">Percentile interval of the rate over cases; null when the bin is empty in most replicates.</param>
public sealed record ReliabilityBin(double Lower, double Upper, double Support, double? MeanProbability, double? Rate, Interval? Band);
