using SemCovNet.Contracts.Datasets;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Dashboard.Images;

/// <summary>Rows of a dataset version beside their descriptor values.</summary>
/// <param name="Set">Null before the first annotations.</param>
public sealed record ImageTable(DatasetSummary Summary, DatasetManifest Manifest, AnnotationSet? Set)
{
    private readonly Lazy<IReadOnlyDictionary<string, ImageRow>> rows =
        new(() => Manifest.Rows.ToDictionary(row => row.Image, StringComparer.Ordinal));

    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<double?>>> values =
        new(() => (Set?.Images ?? []).ToDictionary(image => image.Image, image => image.Values, StringComparer.Ordinal));

    private readonly Lazy<IReadOnlyList<bool>> binary = new(() =>
        [.. Enumerable.Range(0, Set?.Vocabulary.Count ?? 0).Select(place => IsYesOrNo([.. Set!.Images.Select(image => image.Values[place]).OfType<double>()]))]);

    /// <summary>Values that were corrected since the set was published: they are the ones that hold.</summary>
    public IReadOnlyList<CorrectedValue> Corrections { get; init; } = [];

    public IReadOnlyList<DescriptorDefinition> Vocabulary => Set?.Vocabulary ?? [];

    public ImageRow? Find(string image) => rows.Value.GetValueOrDefault(image);

    /// <summary>One a descriptor of the vocabulary; null where it was not observed.</summary>
    public IReadOnlyList<double?> ValuesOf(string image)
    {
        var published = values.Value.GetValueOrDefault(image) ?? [.. Vocabulary.Select(_ => (double?)null)];
        var corrected = Corrections.Where(correction => correction.Image == image).ToDictionary(correction => correction.Descriptor, correction => correction.Value, StringComparer.Ordinal);
        return corrected.Count == 0 ? published : [.. Vocabulary.Zip(published, (known, value) => corrected.TryGetValue(known.Name, out var now) ? now : value)];
    }

    /// <summary>Whether a descriptor was observed, and every value of it is 0 or 1.</summary>
    public bool IsBinary(int place) => binary.Value[place];

    /// <returns>−1 where there is no such descriptor.</returns>
    public int PlaceOf(string? descriptor) => Vocabulary.ToList().FindIndex(known => known.Name == descriptor);

    public string ClassOf(ImageRow row) => Manifest.Classes[row.Class];

    private static bool IsYesOrNo(IReadOnlyList<double> observed) => observed.Count > 0 && observed.All(value => value is 0 or 1);
}
