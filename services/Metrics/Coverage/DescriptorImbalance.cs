namespace SemCovNet.Metrics;

/// <summary>Whether a descriptor's coverage differs between classes more than shuffled labels make it differ.</summary>
/// <param name="Descriptor">The descriptor.</param>
/// <param name="Variance">V_k = population variance over classes of C_yk; undefined with fewer than two classes where it was observed.</param>
/// <param name="PValue">(1 + #{V shuffled ≥ V}) / (B + 1); null where undefined or B = 0.</param>
/// <param name="QValue">Benjamini–Hochberg adjusted over the descriptors.</param>
public sealed record DescriptorImbalance(string Descriptor, MetricValue Variance, double? PValue, double? QValue);
