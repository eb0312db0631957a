using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Metrics;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Coverage as it will be measured once a set is published: over training images, without intervals.</summary>
internal static class TrainingCoverage
{
    public static CoverageReport Of(DatasetManifest manifest, AnnotationTable table)
    {
        var rows = manifest.Rows.Where(row => row.Split == Split.Train).ToList();
        var values = new double[rows.Count, table.Vocabulary.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var known = table.RowOf(rows[row].Image)!;
            for (var descriptor = 0; descriptor < known.Length; descriptor++)
                values[row, descriptor] = known[descriptor] ?? double.NaN;
        }
        return CoverageReport.Of(
            AnnotatedRows.From(new()
            {
                Classes = manifest.Classes,
                Labels = [.. rows.Select(row => row.Class)],
                Cases = [.. rows.Select(row => row.Case)],
                Descriptors = [.. table.Vocabulary.Select(descriptor => descriptor.Name)],
                DescriptorValues = values,
            }),
            CoverageLevel.Descriptor, ResamplingOptions.None);
    }
}
