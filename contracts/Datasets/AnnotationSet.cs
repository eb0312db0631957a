namespace SemCovNet.Contracts.Datasets;

/// <summary>A diagnostic descriptor belongs to the finding; an acquisition artefact (hair, gel, pen marks) to how it was pictured. Reported apart.</summary>
public enum DescriptorKind
{
    Diagnostic,
    Artefact,
}

public sealed record DescriptorDefinition(string Name, DescriptorKind Kind);

/// <param name="Values">One a descriptor of the set's vocabulary, 0 to 1; null = not observed.</param>
public sealed record AnnotatedImage(string Image, IReadOnlyList<double?> Values);

/// <summary>One published version of a dataset's descriptors.</summary>
public sealed record AnnotationSet(
    string DatasetId, int Version, int DatasetVersion, IReadOnlyList<DescriptorDefinition> Vocabulary, IReadOnlyList<AnnotatedImage> Images);
