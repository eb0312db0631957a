using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>A dataset of lesions with seven descriptors, two of them rare among melanomas; figures of the size that real ones have.</summary>
public sealed class SeededDataset(StreamWriter streams, IArtifactStore artifacts)
{
    public const string Id = "lesions";

    public static readonly IReadOnlyList<string> Classes = ["benign", "melanoma"];
    public static readonly IReadOnlyList<string> Sites = ["head/neck", "torso", "upper extremity"];

    public static readonly IReadOnlyList<DescriptorDefinition> Vocabulary =
    [
        new("ulceration_crust", DescriptorKind.Diagnostic), new("vasculature_vessels", DescriptorKind.Diagnostic), new("erythema", DescriptorKind.Diagnostic),
        new("pigmented", DescriptorKind.Diagnostic), new("hair", DescriptorKind.Artefact), new("gel_water_drop", DescriptorKind.Artefact),
        new("skin_markings_pen", DescriptorKind.Artefact),
    ];

    // Coverage of each descriptor among benign images and among melanomas.
    public static readonly IReadOnlyList<double[]> Coverage =
        [[0.09, 0.062], [0.24, 0.11], [0.31, 0.19], [0.48, 0.72], [0.36, 0.28], [0.17, 0.15], [0.05, 0.012]];

    public Digest Manifest { get; private set; }

    public Digest Annotations { get; private set; }

    public async Task WriteAsync(DateTimeOffset at)
    {
        Manifest = await artifacts.PutJsonAsync(new DatasetManifest(Id, 1, "milk10k", "mel", "dermoscopic", Classes, ["site"], [], SeededImages.Rows));
        await artifacts.PutManyAsync([.. SeededImages.Files.Select(file => new ReadOnlyMemory<byte>(file))]);
        var (imported, corrected) = (SeededImages.Values(hairOfSecond: 0.2), SeededImages.Values(hairOfSecond: 0.4));
        var first = await artifacts.PutJsonAsync(new AnnotationSet(Id, 1, 1, Vocabulary, imported));
        Annotations = await artifacts.PutJsonAsync(new AnnotationSet(Id, 2, 1, Vocabulary, corrected));
        var audit = await artifacts.PutJsonAsync(Audit());
        await streams.AppendAsync(Streams.Dataset(Id), at, "user:maria",
            new DatasetRegistered(Id, "Lesions, dermoscopic", "milk10k", "mel", "dermoscopic"),
            new ImagesIngested(Id, 5240, 5240, 1_480_220_112, audit),
            new DatasetVersionPublished(Id, 1, Manifest, 5240, 5240, Classes, new Dictionary<string, int> { ["train"] = 3668, ["validation"] = 475, ["test"] = 1097 }));
        await streams.AppendAsync(Streams.Annotations(Id), at.AddMinutes(4), "user:maria", new VocabularyDefined(Id, Vocabulary));
        await streams.AppendAsync(Streams.Annotations(Id), at.AddMinutes(5), "user:maria",
            new AnnotationBatchAccepted(Id, "batch-1", await artifacts.PutJsonAsync(imported), "import", 5240, 36680, 36680), Published(1, first));
        await MeasuredAsync(1, debt: 0.142, at.AddMinutes(6));
        await streams.AppendAsync(Streams.Annotations(Id), at.AddMinutes(31), "user:dr.okafor",
            new AnnotationBatchRejected(Id, "batch-2", "corrections.csv", 2,
                ["corrections.csv, row 14, column \"hair\": 1.7 is not between 0 and 1.", "corrections.csv, row 90, column \"image\": ISIC_9 is not in the dataset."]));
        await streams.AppendAsync(Streams.Annotations(Id), at.AddMinutes(40), "user:dr.okafor",
            new AnnotationBatchAccepted(
                Id, "batch-3", await artifacts.PutJsonAsync(corrected), "corrections.csv", 212, 1484, 97, await artifacts.PutJsonAsync(SeededImages.Ratings)),
            Published(2, Annotations));
        await MeasuredAsync(2, debt: 0.118, at.AddMinutes(41));
    }

    /// <param name="annotations">The version of the set that was measured.</param>
    /// <param name="debt">In tenfolds.</param>
    public async Task MeasuredAsync(int annotations, double debt, DateTimeOffset at)
    {
        var report = CoverageReport();
        await streams.AppendAsync(Streams.Monitor(Id), at, "service:fairness", new CoverageMeasured(
            Id, 1, annotations, await artifacts.PutJsonAsync(report), report.Summary.Mean, report.Summary.Quantiles["q25"], report.Summary.Cells, debt));
    }

    public static CoverageReport CoverageReport()
    {
        var sorted = Coverage.SelectMany(pair => pair).Order().ToList();
        var (tail, head) = (sorted[3], sorted[10]);
        var cells = Vocabulary.SelectMany((descriptor, k) => Classes.Select((name, y) => Cell(name, descriptor.Name, null, Coverage[k][y], Coverage[k].Average(), 3668 / 2.0, tail, head)));
        var bySite = Vocabulary.SelectMany((descriptor, k) => Classes.SelectMany((name, y) =>
            Sites.Select((site, s) => Cell(name, descriptor.Name, site, Coverage[k][y] * (0.7 + 0.3 * s), Coverage[k].Average(), 3668 / 6.0, null, null))));
        return new(Id, 1, 2, 3668, 3668, "site", Vocabulary, [.. cells, .. bySite],
            new(14, sorted.Average(), 0.176, sorted[0], sorted[^1],
                new Dictionary<string, double> { ["q05"] = 0.037, ["q25"] = tail, ["q50"] = 0.18, ["q75"] = head, ["q95"] = 0.56 },
                new Dictionary<string, double> { ["0"] = 0, [".01"] = 0, [".05"] = 0.071, [".10"] = 0.286 }),
            [.. Vocabulary.Select((descriptor, k) => new NullTest(descriptor.Name, Math.Pow(Coverage[k][0] - Coverage[k][1], 2) / 4, k == 5 ? 0.31 : 0.001, k == 5 ? 0.31 : 0.0012))]);
    }

    private static CoverageCell Cell(string name, string descriptor, string? subgroup, double coverage, double prevalence, double images, double? tail, double? head) =>
        new(name, descriptor, subgroup, coverage, coverage * 0.93, coverage * 1.07, coverage - prevalence, coverage * images,
            tail is null ? null : coverage <= tail ? "tail" : coverage >= head ? "head" : "middle");

    private static ImportAudit Audit() => new(
        Id, 1, 5240, 5240, 1_480_220_112, "this platform, seed 17",
        [new("class", "benign", Split.Train, 3300, 3300), new("class", "melanoma", Split.Train, 368, 368), new("class", "melanoma", Split.Test, 90, 90)],
        [new(SeededImages.Rows[0].Content, ["ISIC_1", "ISIC_19"], CrossesCases: true, CrossesSplits: true, Leaks: true, ["benign"], [new("ISIC_1", "images.csv", 2, "file"), new("ISIC_19", "images.csv", 20, "file")])],
        [], [], [new("images.csv", "comment")], ["12 images have no site."], [], []);

    private static AnnotationSetPublished Published(int version, Digest set) =>
        new(Id, version, 1, set, 5240, [.. Vocabulary.Select(descriptor => descriptor.Name)], version == 1 ? 0.982 : 0.991);
}
