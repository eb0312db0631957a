using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Uploading;

/// <summary>What a file of annotations says, read and checked.</summary>
/// <param name="Descriptors">In the order in which the file names them.</param>
/// <param name="Rows">Rows of data, or what its format has instead.</param>
/// <param name="ValuesByImage">One a descriptor, 0 to 1, null = not observed; those at the end may be absent.</param>
/// <param name="Ratings">What each named annotator said, by name; empty where the file names nobody.</param>
public sealed record AnnotationFile(
    IReadOnlyList<string> Descriptors, int Rows, IReadOnlyDictionary<string, IReadOnlyList<double?>> ValuesByImage, IReadOnlyList<AnnotatorRatings> Ratings)
{
    public int Values => ValuesByImage.Values.Sum(values => values.Count(value => value is not null));

    /// <summary>The values in the places that a vocabulary gives them, images in order of their ids; images without any value are left out.</summary>
    public IReadOnlyList<AnnotatedImage> ToBatch(IReadOnlyList<DescriptorDefinition> vocabulary)
    {
        var places = Descriptors.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        List<int> order = [.. vocabulary.Select(descriptor => places.GetValueOrDefault(descriptor.Name, int.MaxValue))];
        return
        [
            .. ValuesByImage.Where(pair => pair.Value.Any(value => value is not null)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new AnnotatedImage(pair.Key, [.. order.Select(place => place < pair.Value.Count ? pair.Value[place] : null)])),
        ];
    }
}
