using SemCovNet.Contracts.Datasets;
using SemCovNet.Metrics;

namespace SemCovNet.Ingestion.Importing;

/// <summary>How much thinner the descriptors that an import brings are in classes than everywhere, among its training rows.</summary>
internal static class ImportDebt
{
    public static CoverageDebt Of(DatasetManifest manifest)
    {
        var rows = manifest.Rows.Where(row => row.Split == Split.Train).ToList();
        return CoverageDebt.Of(AnnotatedRows.From(new()
        {
            Classes = manifest.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Descriptors = [.. manifest.Descriptors.Select(descriptor => descriptor.Name)],
            DescriptorValues = RowTable.ValuesOf([.. rows.Select(row => row.Descriptors)], manifest.Descriptors.Count),
        }));
    }
}
