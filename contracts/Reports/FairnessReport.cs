using System.Text.Json.Serialization;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Reports;

/// <summary>
/// How error follows coverage in one evaluation. Headline figures with priors given where the model takes them, decided by p ≥ 0.5
/// with two classes and by argmax with more.
/// </summary>
/// <param name="Readings">The same answers read other ways: at other thresholds, from the image alone. Null in reports from before there were any.</param>
/// <param name="Spreads">One metric over the groups of an attribute and of two attributes crossed. Null in older reports.</param>
/// <param name="Across">Metrics that hold the groups of an attribute against each other. Null in older reports.</param>
/// <param name="Outcome">Sensitivity and specificity of the headline's decisions; null with more than two classes, and in older reports.</param>
/// <param name="Tail">Metrics of the tail. Null in older reports.</param>
public sealed record FairnessReport(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, int AnnotationVersion, int N, int Cases, bool PriorsGiven,
    double EvidenceFloor, int BootstrapRounds, int Seed, string? SubgroupAttribute,
    IReadOnlyList<DescriptorDefinition> Vocabulary, IReadOnlyList<GroupError> Groups, IReadOnlyList<DisparityResult> Disparities,
    IReadOnlyList<ReliabilityDiagram> Calibration, IReadOnlyList<SubgroupMetrics> Subgroups,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FairnessReading>? Readings = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GroupSpread>? Spreads = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AttributeMetrics>? Across = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MetricResult>? Outcome = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TailMetrics? Tail = null);

/// <summary>
/// Metrics of the headline's answers where training covers least: each row counts by how far it shows a descriptor of its class's tail, at
/// descriptor level.
/// </summary>
/// <param name="EffectiveN">n_eff: the sum of the rows' weights, each 0 to 1.</param>
public sealed record TailMetrics(double EffectiveN, IReadOnlyList<MetricResult> Metrics);

/// <summary>A semantic coverage group (class, descriptor[, subgroup]): its training coverage beside its evaluation error.</summary>
/// <param name="Subgroup">Null at descriptor level.</param>
/// <param name="Coverage">C over training rows, 0 to 1; null where nothing was observed.</param>
/// <param name="Error">Descriptor-weighted error share, 0 to 1; null where no row carries the descriptor.</param>
/// <param name="EffectiveN">n_eff: the sum of the descriptor over evaluation rows of the group.</param>
/// <param name="Counts">False below the evidence floor or without coverage: shown as insufficient evidence.</param>
/// <param name="Stratum">tail, middle or head of its class's groups; null where it does not count.</param>
/// <param name="Threshold">On p(positive), by which a row was decided; null for argmax, and in reports from before it was said.</param>
public sealed record GroupError(
    string Class, string Descriptor, string? Subgroup, double? Coverage, double? Error, double? Low, double? High, double EffectiveN, bool Counts,
    string? Stratum, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Threshold = null);

/// <param name="Level">descriptor or subgroup.</param>
/// <param name="PValue">Two-sided permutation of errors within classes.</param>
/// <param name="ByClass">The coefficient within each class that has enough groups.</param>
/// <param name="Threshold">On p(positive), by which a row was decided; null for argmax, and in reports from before it was said.</param>
/// <param name="Classes">The same with intervals, and the classes that were left out with the reason. Null in older reports.</param>
public sealed record DisparityResult(
    string Definition, string Level, double? Signed, double? Value, double? Low, double? High, double? PValue, int Groups,
    IReadOnlyDictionary<string, double> ByClass, string? Undefined,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Threshold = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ClassDisparity>? Classes = null);

/// <summary>A disparity within one class.</summary>
/// <param name="Groups">Number of its groups that count.</param>
/// <param name="Low">Lower end of the 95 % percentile bootstrap interval over cases.</param>
/// <param name="Undefined">Why the class was left out; null where it takes part.</param>
public sealed record ClassDisparity(string Class, double? Signed, double? Low, double? High, int Groups, string? Undefined);

/// <param name="Scope">overall, descriptor:NAME or subgroup:NAME.</param>
/// <param name="EffectiveN">Weighted number of rows.</param>
/// <param name="Undefined">Insufficient evidence, with the figure; null otherwise.</param>
/// <param name="Low">Lower end of the error's 95 % percentile bootstrap interval over cases.</param>
public sealed record ReliabilityDiagram(
    string Scope, string Metric, double? Ece, double EffectiveN, IReadOnlyList<ReliabilityBin> Bins, string? Undefined,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Low = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? High = null);

/// <param name="From">The bin holds From &lt; p ≤ To; the first also p = 0.</param>
/// <param name="Confidence">Mean predicted probability.</param>
/// <param name="Observed">Observed rate, with its bootstrap band.</param>
public sealed record ReliabilityBin(double From, double To, double Weight, double? Confidence, double? Observed, double? Low, double? High);

/// <param name="Attribute">For instance site or sex.</param>
public sealed record SubgroupMetrics(string Attribute, string Value, int N, IReadOnlyList<MetricResult> Metrics);
