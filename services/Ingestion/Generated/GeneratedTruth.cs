namespace SemCovNet.Ingestion.Generated;

/// <summary>What a generated dataset was drawn with: the answer that a measurement must find again.</summary>
public sealed record GeneratedTruth(GeneratedOptions Options, IReadOnlyList<string> Descriptors, IReadOnlyList<TruthCell> TrainingCoverage);

/// <param name="Subgroup">A skin tone; null for all.</param>
/// <param name="Expected">The coverage that drawing aimed at.</param>
/// <param name="Coverage">Mean value over the training images drawn whose value is given; null where there is none.</param>
/// <param name="EffectiveN">Sum of those values.</param>
public sealed record TruthCell(string Class, string Descriptor, string? Subgroup, double Expected, double? Coverage, double EffectiveN);
