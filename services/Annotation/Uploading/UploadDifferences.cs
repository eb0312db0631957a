using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Http;
using SemCovNet.Metrics;

namespace SemCovNet.Annotation.Uploading;

/// <summary>What changed values do to a dataset: image by image, and to the coverage of its classes and descriptors.</summary>
internal static class UploadDifferences
{
    public static UploadDifference Between(DatasetManifest manifest, AnnotationTable before, AnnotationTable after, IEnumerable<string> images)
    {
        var (from, to) = (TrainingCoverage.Of(manifest, before), TrainingCoverage.Of(manifest, after));
        var ofImages = images.Select(image => Kind(before.RowOf(image)!, after.RowOf(image)!)).CountBy(kind => kind).ToDictionary();
        return new(
            ofImages.GetValueOrDefault(ImageKind.New), ofImages.GetValueOrDefault(ImageKind.Changed), ofImages.GetValueOrDefault(ImageKind.Unchanged),
            Moved(from, to), Tail(from), Tail(to));
    }

    private static ImageKind Kind(double?[] before, double?[] after) =>
        before.All(value => value is null) ? ImageKind.New : before.SequenceEqual(after) ? ImageKind.Unchanged : ImageKind.Changed;

    private static IReadOnlyList<CellChange> Moved(CoverageReport from, CoverageReport to) =>
    [
        .. from.Cells.Zip(to.Cells, (old, now) => new CellChange(old.Group.Class, old.Group.Descriptor, old.Coverage.Number, now.Coverage.Number))
            .Where(cell => cell.Before != cell.After)
            .OrderByDescending(cell => Math.Abs((cell.After ?? 0) - (cell.Before ?? 0))),
    ];

    private static double? Tail(CoverageReport report)
    {
        var defined = report.Cells.Select(cell => cell.Coverage.Number).OfType<double>().ToList();
        return defined.Count == 0 ? null : Quantiles.Linear(defined, 0.25);
    }

    private enum ImageKind
    {
        New,
        Changed,
        Unchanged,
    }
}
