using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Reports;

/// <summary>Descriptor coverage of a dataset's training rows (science.md section 2).</summary>
public sealed record CoverageReport(
    string DatasetId, int DatasetVersion, int AnnotationVersion, int TrainingImages, int TrainingCases, string? SubgroupAttribute,
    IReadOnlyList<DescriptorDefinition> Vocabulary, IReadOnlyList<CoverageCell> Cells, CoverageSummary Summary, IReadOnlyList<NullTest> NullTests);

/// <param name="Subgroup">Null at descriptor level.</param>
/// <param name="Coverage">C = Σ M·a / Σ M; null where nothing was observed.</param>
/// <param name="Difference">D = C − π_k: negative means thin in this class, not merely rare everywhere.</param>
/// <param name="EffectiveN">n_eff = Σ a.</param>
/// <param name="Stratum">tail (C ≤ Q25), head (C ≥ Q75) or middle; null at subgroup level.</param>
public sealed record CoverageCell(
    string Class, string Descriptor, string? Subgroup, double? Coverage, double? Low, double? High, double? Difference, double EffectiveN, string? Stratum);

/// <param name="Quantiles">By name: q05, q25, q50, q75, q95.</param>
/// <param name="ShareBelow">Share of cells with coverage 0, below .01, .05 and .10, by those names.</param>
public sealed record CoverageSummary(
    int Cells, double? Mean, double? StandardDeviation, double? Minimum, double? Maximum,
    IReadOnlyDictionary<string, double> Quantiles, IReadOnlyDictionary<string, double> ShareBelow);

/// <summary>Is the spread of a descriptor over classes more than chance? Labels shuffled, Benjamini–Hochberg over descriptors.</summary>
public sealed record NullTest(string Descriptor, double Variance, double PValue, double QValue);
