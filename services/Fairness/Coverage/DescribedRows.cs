using SemCovNet.Contracts.Datasets;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Coverage;

/// <summary>Images with their class, case, descriptors and subgroup, as the numerics take them.</summary>
public static class DescribedRows
{
    /// <summary>The rows coverage is measured on: those of the training split.</summary>
    public static AnnotatedRows OfTraining(DatasetManifest manifest, AnnotationSet annotations, string? subgroupAttribute)
    {
        var rows = manifest.Rows.Where(row => row.Split == Split.Train).ToList();
        return AnnotatedRows.From(new()
        {
            Classes = manifest.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Descriptors = [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)],
            DescriptorValues = Values(annotations, [.. rows.Select(row => row.Image)]),
            Subgroups = Subgroups(rows, subgroupAttribute),
        });
    }

    /// <summary>(n, K), NaN where not observed.</summary>
    public static double[,] Values(AnnotationSet annotations, IReadOnlyList<string> images)
    {
        var known = annotations.Images.ToDictionary(image => image.Image, image => image.Values);
        var values = new double[images.Count, annotations.Vocabulary.Count];
        for (var row = 0; row < images.Count; row++)
        {
            var observed = known.GetValueOrDefault(images[row]);
            for (var k = 0; k < annotations.Vocabulary.Count; k++)
                values[row, k] = observed?[k] ?? double.NaN;
        }
        return values;
    }

    public static IReadOnlyList<string?>? Subgroups(IReadOnlyList<ImageRow> rows, string? attribute) =>
        attribute is null ? null : [.. rows.Select(row => row.Subgroups.GetValueOrDefault(attribute))];
}
