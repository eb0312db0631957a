using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Ingestion.Formats;

namespace SemCovNet.Ingestion.Importing;

/// <summary>Compares what the data said with what became of it.</summary>
internal sealed class AuditBuilder(DatasetManifest manifest, FoundDataset found)
{
    private readonly List<AuditedImage> images = Join(manifest, found);

    /// <param name="bytes">Of all distinct image files together.</param>
    public ImportAudit Build(long bytes, string splitSource, IReadOnlyList<BrokenImage> leftOut) => new(
        manifest.DatasetId, manifest.Version, images.Count, images.DistinctBy(image => image.Row.Case).Count(), bytes, splitSource,
        Counts(), Duplicates(), Contradictions(), TornCases(), found.UnknownColumns, found.Notes,
        [.. leftOut.Where(image => image.IsMissing).Select(image => image.Problem)], [.. leftOut.Where(image => !image.IsMissing).Select(image => image.Problem)]);

    private static List<AuditedImage> Join(DatasetManifest manifest, FoundDataset found)
    {
        var sources = found.Images.ToDictionary(image => image.Image, StringComparer.Ordinal);
        return [.. manifest.Rows.Select(row => new AuditedImage(row, sources[row.Image]))];
    }

    private List<AuditCount> Counts() =>
    [
        .. Count("class", row => manifest.Classes[row.Class]),
        .. manifest.FineClasses is { } fine ? Count("fine class", row => fine[row.FineClass!.Value].Name) : [],
        .. Count("view", _ => manifest.View ?? "mixed"),
        .. manifest.SubgroupAttributes.SelectMany(attribute => Count(attribute, row => row.Subgroups.GetValueOrDefault(attribute, ""))),
    ];

    private IEnumerable<AuditCount> Count(string attribute, Func<ImageRow, string> value) =>
        manifest.Rows.GroupBy(row => (Value: value(row), row.Split))
            .OrderBy(group => group.Key.Value, StringComparer.Ordinal).ThenBy(group => group.Key.Split)
            .Select(group => new AuditCount(
                attribute, group.Key.Value, group.Key.Split, group.Count(), group.DistinctBy(row => row.Case).Count()));

    private List<DuplicateImages> Duplicates() =>
    [
        .. images.GroupBy(image => image.Row.Content).Where(group => group.Count() > 1).Select(group => new DuplicateImages(
            group.Key, [.. group.Select(image => image.Row.Image)],
            CrossesCases: group.DistinctBy(image => image.Row.Case).Count() > 1,
            CrossesSplits: group.DistinctBy(image => image.GivenSplit).Count() > 1,
            Leaks: group.DistinctBy(image => image.Row.Split).Count() > 1,
            ClassesOf(group), Places(group))),
    ];

    private List<Contradiction> Contradictions() =>
    [
        .. images.Where(image => image.Source.Lesion is not null).GroupBy(image => image.Source.Lesion!, StringComparer.Ordinal)
            .Select(group => new Contradiction(group.Key, ClassesOf(group), Places(group)))
            .Where(lesion => lesion.Classes.Count > 1),
    ];

    private List<TornCase> TornCases() =>
    [
        .. images.GroupBy(image => image.Row.Case, StringComparer.Ordinal)
            .Select(group => new TornCase(
                group.Key, [.. group.Select(image => image.GivenSplit).Distinct().Order()],
                Leaks: group.DistinctBy(image => image.Row.Split).Count() > 1, Places(group)))
            .Where(torn => torn.Splits.Count > 1),
    ];

    private List<string> ClassesOf(IEnumerable<AuditedImage> group) =>
        [.. group.Select(image => image.Row.Class).Distinct().Order().Select(index => manifest.Classes[index])];

    private static List<AuditPlace> Places(IEnumerable<AuditedImage> group) =>
        [.. group.Select(image => new AuditPlace(image.Row.Image, image.Source.Place.File, image.Source.Place.Row, image.Source.Place.Column))];

    private sealed record AuditedImage(ImageRow Row, FoundImage Source)
    {
        public Split GivenSplit => Source.Split ?? Row.Split;
    }
}
