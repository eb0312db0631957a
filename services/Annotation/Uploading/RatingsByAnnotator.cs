using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Keeps apart what each annotator of a file says, of which the file's values are the mean.</summary>
internal sealed class RatingsByAnnotator
{
    private readonly SortedDictionary<string, SortedDictionary<string, double?[]>> ratings = new(StringComparer.Ordinal);

    public void Add(string annotator, string image, int descriptor, double value)
    {
        if (!ratings.TryGetValue(annotator, out var images))
            ratings[annotator] = images = new(StringComparer.Ordinal);
        var row = images.GetValueOrDefault(image);
        if (row is null || row.Length <= descriptor)
        {
            Array.Resize(ref row, descriptor + 1);
            images[image] = row;
        }
        row[descriptor] = value;
    }

    /// <summary>By annotator, images in order of their ids.</summary>
    public IReadOnlyList<AnnotatorRatings> ToList(IReadOnlyList<string> descriptors) =>
    [
        .. ratings.Select(pair => new AnnotatorRatings(pair.Key, descriptors, [.. pair.Value.Select(image => new AnnotatedImage(image.Key, Padded(image.Value, descriptors.Count)))])),
    ];

    private static double?[] Padded(double?[] row, int length)
    {
        Array.Resize(ref row, length);
        return row;
    }
}
