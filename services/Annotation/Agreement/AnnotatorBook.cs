using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Annotation.Agreement;

/// <summary>The newest rating of each annotator, image and descriptor over all files that name annotators.</summary>
internal sealed class AnnotatorBook
{
    private readonly SortedDictionary<string, Dictionary<(string Image, string Descriptor), double>> ratings = new(StringComparer.Ordinal);

    /// <summary>Most images first.</summary>
    public IReadOnlyList<(string Annotator, int Images)> Annotators =>
    [
        .. ratings.Select(pair => (pair.Key, pair.Value.Keys.Select(key => key.Image).Distinct(StringComparer.Ordinal).Count())).OrderByDescending(pair => pair.Item2),
    ];

    public void Add(AnnotatorRatings file)
    {
        if (!ratings.TryGetValue(file.Annotator, out var own))
            ratings[file.Annotator] = own = [];
        foreach (var image in file.Images)
        {
            foreach (var (descriptor, value) in file.Descriptors.Zip(image.Values).Where(pair => pair.Second is not null))
                own[(image.Image, descriptor)] = value!.Value;
        }
    }

    /// <summary>What both said of a descriptor, images in order of their ids.</summary>
    public IReadOnlyList<(string Image, double First, double Second)> Pairs(string first, string second, string descriptor) =>
    [
        .. ratings[first].Where(rating => rating.Key.Descriptor == descriptor && ratings[second].ContainsKey(rating.Key))
            .Select(rating => (rating.Key.Image, rating.Value, ratings[second][rating.Key])).OrderBy(pair => pair.Image, StringComparer.Ordinal),
    ];
}
