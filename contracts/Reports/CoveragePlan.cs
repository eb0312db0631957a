using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Reports;

/// <summary>Which groups to annotate next, and what that is expected to do.</summary>
/// <param name="Definition">Of the expected gain, <c>plan.gain@1</c>.</param>
/// <param name="DatasetVersion">The data it is a plan for.</param>
/// <param name="ExperimentId">The model whose fitted line from coverage to error it is made by.</param>
/// <param name="Cases">Given out; 0 where none is expected to help.</param>
/// <param name="MeanFall">Expected fall of the mean error over all groups; with its 95 % percentile bootstrap interval.</param>
/// <param name="Undefined">Why there is no such figure; null where there is one.</param>
/// <param name="WhyEmpty">Why no case was given out; null where some were.</param>
/// <param name="Cells">Those with cases first, the most first.</param>
/// <param name="Unknown">Groups of which nothing is observed, as <c>class, descriptor[, subgroup]</c>: no line says what they would gain.</param>
/// <param name="SubgroupAttribute">What groups are told apart by at level subgroup; null at level descriptor, and in plans from before there was another.</param>
public sealed record CoveragePlan(
    string Definition, string DatasetId, int DatasetVersion, int AnnotationVersion, string ExperimentId, string EvaluationId, int Cases,
    double? MeanFall, double? Low, double? High, string? Undefined, string? WhyEmpty, IReadOnlyList<PlanCell> Cells, IReadOnlyList<string> Unknown,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SubgroupAttribute = null);

/// <param name="Coverage">C among the training rows, 0 to 1.</param>
/// <param name="Support">n_eff among them.</param>
/// <param name="Cases">Planned here.</param>
/// <param name="CoverageThen">C once they are annotated.</param>
/// <param name="Fall">Expected fall of the group's error by its cases (by a first one where none is planned), 0 to 1; null where undefined.</param>
/// <param name="Error">The group's error in the evaluation, 0 to 1; null where too little carries it.</param>
/// <param name="Candidates">Training images of the class, and of the subgroup, on which the descriptor was never observed: what there is to annotate.</param>
/// <param name="Subgroup">Null at level descriptor.</param>
public sealed record PlanCell(
    string Class, string Descriptor, double Coverage, double Support, int Cases, double CoverageThen, double? Fall, double? Low, double? High,
    string? Undefined, double? Error, int Candidates, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Subgroup = null);
