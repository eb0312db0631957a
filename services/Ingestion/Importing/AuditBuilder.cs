using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

internal static class AuditBuilder
{
    public static ImportAudit Build(DatasetManifest manifest, FoundDataset found, long bytes, string splitSource) => new(
        manifest.DatasetId, manifest.Version, manifest.Rows.Count, manifest.Rows.DistinctBy(row => row.Case).Count(), bytes, splitSource,
        Counts(manifest), Duplicates(manifest), Contradictions(manifest), TornCases(manifest), found.UnknownColumns, found.Notes);

    private static List<AuditCount> Counts(DatasetManifest manifest) =>
    [
        .. Count(manifest, "class", row => manifest.Classes[row.Class]),
        .. Count(manifest, "view", _ => manifest.View ?? "mixed"),
        .. manifest.SubgroupAttributes.SelectMany(attribute => Count(manifest, attribute, row => row.Subgroups.GetValueOrDefault(attribute, ""))),
    ];

    private static IEnumerable<AuditCount> Count(DatasetManifest manifest, string attribute, Func<ImageRow, string> value) =>
        manifest.Rows.GroupBy(row => (Value: value(row), row.Split))
            .OrderBy(group => group.Key.Value, StringComparer.Ordinal).ThenBy(group => group.Key.Split)
            .Select(group => new AuditCount(
                attribute, group.Key.Value, group.Key.Split, group.Count(), group.DistinctBy(row => row.Case).Count()));

    private static List<DuplicateImages> Duplicates(DatasetManifest manifest) =>
    [
        .. manifest.Rows.GroupBy(row => row.Content).Where(group => group.Count() > 1).Select(group => new DuplicateImages(
            group.Key, [.. group.Select(row => row.Image)],
            CrossesCases: group.DistinctBy(row => row.Case).Count() > 1, CrossesSplits: group.DistinctBy(row => row.Split).Count() > 1)),
    ];

    private static List<ContradictingCase> Contradictions(DatasetManifest manifest) =>
    [
        .. manifest.Rows.GroupBy(row => row.Case)
            .Select(group => new ContradictingCase(group.Key, [.. group.Select(row => row.Class).Distinct().Order().Select(index => manifest.Classes[index])]))
            .Where(found => found.Classes.Count > 1),
    ];

    private static List<string> TornCases(DatasetManifest manifest) =>
        [.. manifest.Rows.GroupBy(row => row.Case).Where(group => group.DistinctBy(row => row.Split).Count() > 1).Select(group => group.Key)];
}
