using System.Globalization;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Annotation.Exporting;

/// <summary>The values as they are now, of the newest set and what was corrected since.</summary>
public sealed class ExportAnnotations(AnnotatedDatasets datasets)
{
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public async Task<AnnotationSet> ReadAsync(string datasetId, CancellationToken cancellation = default)
    {
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        return dataset.Table(dataset.State.Vocabulary).ToSet(datasetId, dataset.State.Version, dataset.Manifest.Version);
    }

    /// <summary>As a wide CSV table; uploaded again it changes no value.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task WriteAsync(string datasetId, TextWriter writer, CancellationToken cancellation = default)
    {
        var set = await ReadAsync(datasetId, cancellation);
        await WriteRowAsync(writer, ["image", .. set.Vocabulary.Select(descriptor => descriptor.Name)], cancellation);
        foreach (var image in set.Images)
            await WriteRowAsync(writer, [image.Image, .. image.Values.Select(Text)], cancellation);
    }

    private static Task WriteRowAsync(TextWriter writer, IEnumerable<string> cells, CancellationToken cancellation) =>
        writer.WriteAsync($"{string.Join(',', cells.Select(ExportCsv.Cell))}\n".AsMemory(), cancellation);

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
