namespace SemCovNet.Contracts.Datasets;

/// <summary>What one annotator said in one file; what is published is the mean over annotators.</summary>
/// <param name="Descriptors">Names, in the order of the values.</param>
public sealed record AnnotatorRatings(string Annotator, IReadOnlyList<string> Descriptors, IReadOnlyList<AnnotatedImage> Images);
