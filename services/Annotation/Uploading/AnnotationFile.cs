using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Uploading;

/// <summary>What a file of annotations says, read and checked.</summary>
/// <param name="Descriptors">In the order in which the file names them.</param>
/// <param name="Rows">Rows of data.</param>
public sealed record AnnotationFile(IReadOnlyList<string> Descriptors, int Rows, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ValuesByImage)
{
    public int Values => ValuesByImage.Values.Sum(values => values.Count);

    /// <summary>The values in the places that a vocabulary gives them, images in order of their ids.</summary>
    public IReadOnlyList<AnnotatedImage> ToBatch(IReadOnlyList<DescriptorDefinition> vocabulary) =>
    [
        .. ValuesByImage.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new AnnotatedImage(
            pair.Key, [.. vocabulary.Select(descriptor => pair.Value.TryGetValue(descriptor.Name, out var value) ? value : (double?)null)])),
    ];
}
