using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Metrics;

namespace SemCovNet.Annotation.Uploading;

/// <summary>How much thinner descriptors are in classes than everywhere, among the training rows of a dataset with these annotations.</summary>
internal static class UploadDebt
{
    public static CoverageDebt Of(DatasetManifest manifest, AnnotationTable table)
    {
        var rows = manifest.Rows.Where(row => row.Split == Split.Train).ToList();
        return CoverageDebt.Of(AnnotatedRows.From(new()
        {
            Classes = manifest.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Descriptors = [.. table.Vocabulary.Select(descriptor => descriptor.Name)],
            DescriptorValues = RowTable.ValuesOf([.. rows.Select(row => table.RowOf(row.Image)!)], table.Vocabulary.Count),
        }));
    }
}
