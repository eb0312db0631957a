using System.Globalization;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats.Table;
using SemCovNet.Ingestion.Importing;

namespace SemCovNet.Ingestion.Generated;

/// <summary>A dataset drawn by our own code, with known descriptors and a known imbalance of their coverage; free to use by anyone.</summary>
public static class GeneratedDataset
{
    /// <summary>Descriptor values, to be uploaded as annotations.</summary>
    public const string AnnotationsFile = "annotations.csv";

    /// <summary>A <see cref="GeneratedTruth"/>.</summary>
    public const string TruthFile = "truth.json";

    private const string TableFile = "table.csv";

    /// <summary>The descriptors in the annotations, with their kinds.</summary>
    public static IReadOnlyList<DescriptorDefinition> Vocabulary => CaseTraits.Vocabulary;

    /// <summary>Writes images, <c>table.csv</c> and <c>mapping.json</c> (the format <c>table</c>), annotations and the truth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static void Write(
        string folder, GeneratedOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = new GeneratedPlan(options);
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        var images = plan.Images;
        for (var index = 0; index < images.Count; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var picture = CasePainter.Paint(images[index].Case, options.ImageSize, SeededNumbers.For(options.Seed, index, purpose: 1));
            File.WriteAllBytes(Path.Combine(folder, images[index].File), picture.ToPng());
            progress?.Report(new("drawing images", index + 1, images.Count));
        }
        WriteText(folder, TableFile, Table(images, options));
        WriteText(folder, AnnotationsFile, Annotations(images));
        WriteText(folder, TableMapping.FileName, JsonSerializer.Serialize(Mapping(options), ContractJson.Indented));
        WriteText(folder, TruthFile, JsonSerializer.Serialize(plan.Truth, ContractJson.Indented));
    }

    private static string Table(IReadOnlyList<PlannedImage> images, GeneratedOptions options) => Lines(
        "image,path,case,class,split,skin_tone,device",
        images.Select(image => string.Join(
            ',', image.Id, image.File, image.Case.Id, options.ClassNames[image.Case.Class], Name(image.Split), Name(image.Case.SkinTone), image.Case.Device)));

    private static string Annotations(IReadOnlyList<PlannedImage> images) => Lines(
        "image," + string.Join(',', Vocabulary.Select(descriptor => descriptor.Name)),
        images.Select(image => image.Id + "," + string.Join(',', image.Values.Select(value => value?.ToString(CultureInfo.InvariantCulture)))));

    private static TableMapping Mapping(GeneratedOptions options) => new(
        TableFile, Task: "malignancy", Path: "path", Class: "class", Image: "image", Case: "case", Classes: options.ClassNames,
        Split: "split", View: "dermoscopic", Subgroups: ["skin_tone", "device"]);

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Lines(string header, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(header)) + "\n";

    private static void WriteText(string folder, string file, string text) =>
        File.WriteAllText(Path.Combine(folder, file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
