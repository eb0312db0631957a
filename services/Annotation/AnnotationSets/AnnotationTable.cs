using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>Images × descriptors, every value 0 to 1 or not observed, while a set is being changed.</summary>
public sealed class AnnotationTable
{
    private readonly Dictionary<string, double?[]> values;

    /// <param name="known">The set before; null before the first. Images that the dataset no longer has are left behind.</param>
    public AnnotationTable(IReadOnlyList<DescriptorDefinition> vocabulary, IReadOnlyList<string> images, AnnotationSet? known)
    {
        Vocabulary = vocabulary;
        Images = images;
        values = images.ToDictionary(image => image, _ => new double?[vocabulary.Count], StringComparer.Ordinal);
        foreach (var image in known?.Images ?? [])
        {
            // A vocabulary only grows at its end, so the values known keep their places.
            if (values.TryGetValue(image.Image, out var row))
                image.Values.ToArray().CopyTo(row, 0);
        }
    }

    public IReadOnlyList<DescriptorDefinition> Vocabulary { get; }

    public IReadOnlyList<string> Images { get; }

    public double ObservedShare =>
        values.Count == 0 || Vocabulary.Count == 0 ? 0 : values.Values.Sum(row => row.Count(value => value is not null)) / ((double)values.Count * Vocabulary.Count);

    public double?[]? RowOf(string image) => values.GetValueOrDefault(image);

    /// <summary>Writes corrected values over what was known; those of images that the dataset no longer has are left behind.</summary>
    public void Correct(IEnumerable<KeyValuePair<CorrectedValue, Correction>> corrections)
    {
        var places = Vocabulary.Index().ToDictionary(item => item.Item.Name, item => item.Index, StringComparer.Ordinal);
        foreach (var ((image, descriptor), correction) in corrections)
        {
            if (values.TryGetValue(image, out var row))
                row[places[descriptor]] = correction.To;
        }
    }

    /// <summary>Writes observed values over what was known; what the batch leaves blank stays as it is.</summary>
    /// <returns>How many values are now another.</returns>
    public int Merge(IEnumerable<AnnotatedImage> batch) => Merge(batch, (_, _, to) => to);

    /// <summary>Writes observed values only where nothing was known, so that an import never undoes what people entered.</summary>
    /// <param name="takenBack">Values that people made not observed: nothing is known there, and that was entered too.</param>
    public int Fill(IEnumerable<AnnotatedImage> batch, IReadOnlySet<CorrectedValue> takenBack) =>
        Merge(batch, (value, from, to) => from ?? (takenBack.Contains(value) ? null : to));

    private int Merge(IEnumerable<AnnotatedImage> batch, Func<CorrectedValue, double?, double?, double?> choose)
    {
        var changed = 0;
        foreach (var image in batch.Where(image => values.ContainsKey(image.Image)))
        {
            var row = values[image.Image];
            for (var descriptor = 0; descriptor < image.Values.Count; descriptor++)
            {
                var value = image.Values[descriptor] is { } observed
                    ? choose(new(image.Image, Vocabulary[descriptor].Name), row[descriptor], observed)
                    : row[descriptor];
                changed += value == row[descriptor] ? 0 : 1;
                row[descriptor] = value;
            }
        }
        return changed;
    }

    public AnnotationSet ToSet(string datasetId, int version, int datasetVersion) => new(
        datasetId, version, datasetVersion, Vocabulary, [.. Images.Select(image => new AnnotatedImage(image, [.. values[image]]))]);

    /// <summary>Mean value and number of observed images by descriptor.</summary>
    public IReadOnlyList<(double? Mean, int Observed)> Coverage() =>
        [.. Enumerable.Range(0, Vocabulary.Count).Select(index => CoverageOf([.. values.Values.Select(row => row[index]).OfType<double>()]))];

    public IReadOnlyList<CoverageChange> Since(IReadOnlyList<(double? Mean, int Observed)> before) =>
    [
        .. Vocabulary.Select(descriptor => descriptor.Name).Zip(before, Coverage()).Select(item =>
            new CoverageChange(item.First, item.Second.Mean, item.Third.Mean, item.Second.Observed, item.Third.Observed)),
    ];

    private static (double? Mean, int Observed) CoverageOf(double[] observed) => (observed.Length == 0 ? null : observed.Average(), observed.Length);
}
