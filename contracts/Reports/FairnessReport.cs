using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Reports;

/// <summary>How error follows coverage in one evaluation. Headline figures with priors given where the model takes them.</summary>
public sealed record FairnessReport(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, int AnnotationVersion, int N, int Cases, bool PriorsGiven,
    double EvidenceFloor, int BootstrapRounds, int Seed, string? SubgroupAttribute,
    IReadOnlyList<DescriptorDefinition> Vocabulary, IReadOnlyList<GroupError> Groups, IReadOnlyList<DisparityResult> Disparities,
    IReadOnlyList<ReliabilityDiagram> Calibration, IReadOnlyList<SubgroupMetrics> Subgroups);

/// <summary>A semantic coverage group (class, descriptor[, subgroup]): its training coverage beside its evaluation error.</summary>
/// <param name="Subgroup">Null at descriptor level.</param>
/// <param name="Coverage">C over training rows, 0 to 1; null where nothing was observed.</param>
/// <param name="Error">Descriptor-weighted error share, 0 to 1; null where no row carries the descriptor.</param>
/// <param name="EffectiveN">n_eff: the sum of the descriptor over evaluation rows of the group.</param>
/// <param name="Counts">False below the evidence floor or without coverage: shown as insufficient evidence.</param>
/// <param name="Stratum">tail, middle or head of its class's groups; null where it does not count.</param>
public sealed record GroupError(
    string Class, string Descriptor, string? Subgroup, double? Coverage, double? Error, double? Low, double? High, double EffectiveN, bool Counts,
    string? Stratum);

/// <param name="Level">descriptor or subgroup.</param>
/// <param name="PValue">Two-sided permutation of errors within classes.</param>
/// <param name="ByClass">The coefficient within each class that has enough groups.</param>
public sealed record DisparityResult(
    string Definition, string Level, double? Signed, double? Value, double? Low, double? High, double? PValue, int Groups,
    IReadOnlyDictionary<string, double> ByClass, string? Undefined);

/// <param name="Scope">overall, descriptor:NAME or subgroup:NAME.</param>
/// <param name="EffectiveN">Weighted number of rows.</param>
/// <param name="Undefined">Insufficient evidence, with the figure; null otherwise.</param>
public sealed record ReliabilityDiagram(string Scope, string Metric, double? Ece, double EffectiveN, IReadOnlyList<ReliabilityBin> Bins, string? Undefined);

/// <param name="From">The bin holds From &lt; p ≤ To; the first also p = 0.</param>
/// <param name="Confidence">Mean predicted probability.</param>
/// <param name="Observed">Observed rate, with its bootstrap band.</param>
public sealed record ReliabilityBin(double From, double To, double Weight, double? Confidence, double? Observed, double? Low, double? High);

/// <param name="Attribute">For instance site or sex.</param>
public sealed record SubgroupMetrics(string Attribute, string Value, int N, IReadOnlyList<MetricResult> Metrics);
