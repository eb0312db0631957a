using System.Globalization;
using System.Text;
using System.Text.Json;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Formats.Table;
using SemCovNet.Ingestion.Importing;
using SemCovNet.Ingestion.Splitting;

namespace SemCovNet.Ingestion.Generated;

/// <summary>A dataset drawn by our own code, with known descriptors and a known imbalance of their coverage; free to use by anyone.</summary>
public static class GeneratedDataset
{
    /// <summary>Descriptor values, to be uploaded as annotations.</summary>
    public const string AnnotationsFile = "annotations.csv";

    /// <summary>A <see cref="GeneratedTruth"/>.</summary>
    public const string TruthFile = "truth.json";

    private const string TableFile = "table.csv";
    private const double SecondImageShare = 0.15;
    private const double NotObservedShare = 0.03;

    /// <summary>The descriptors in the annotations, with their kinds.</summary>
    public static IReadOnlyList<DescriptorDefinition> Vocabulary => CaseTraits.Vocabulary;

    /// <summary>Writes images, <c>table.csv</c> and <c>mapping.json</c> (the format <c>table</c>), annotations and the truth.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static void Write(
        string folder, GeneratedOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check();
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        var images = Draw(options);
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
        WriteText(folder, TruthFile, JsonSerializer.Serialize(TruthOf(images, options), ContractJson.Indented));
    }

    private static List<DrawnImage> Draw(GeneratedOptions options)
    {
        var population = new Population(options);
        var cases = new List<CaseTraits>();
        var images = new List<(CaseTraits Case, string Id, IReadOnlyList<double?> Values)>();
        while (images.Count < options.Size)
        {
            var number = cases.Count;
            cases.Add(population.Draw(number));
            var chance = SeededNumbers.For(options.Seed, number, purpose: 2);
            var pictures = chance.Happens(SecondImageShare) ? 2 : 1;
            for (var picture = 0; picture < pictures && images.Count < options.Size; picture++)
                images.Add((cases[number], $"image-{number:D5}-{(char)('a' + picture)}", Observed(cases[number], chance)));
        }
        var splits = SplitByCase.Assign(cases.Select(item => (item.Id, item.Class)), options.Seed);
        return [.. images.Select(image => new DrawnImage(image.Id, image.Case, splits[image.Case.Id], image.Values))];
    }

    private static IReadOnlyList<double?> Observed(CaseTraits traits, SeededNumbers chance) =>
        [.. traits.Strengths.Select(strength => chance.Happens(NotObservedShare) ? (double?)null : strength)];

    private static string Table(List<DrawnImage> images, GeneratedOptions options) => Lines(
        "image,path,case,class,split,skin_tone,device",
        images.Select(image => string.Join(
            ',', image.Id, image.File, image.Case.Id, options.ClassNames[image.Case.Class], Name(image.Split), Name(image.Case.SkinTone), image.Case.Device)));

    private static string Annotations(List<DrawnImage> images) => Lines(
        "image," + string.Join(',', Vocabulary.Select(descriptor => descriptor.Name)),
        images.Select(image => image.Id + "," + string.Join(',', image.Values.Select(value => value?.ToString(CultureInfo.InvariantCulture)))));

    private static TableMapping Mapping(GeneratedOptions options) => new(
        TableFile, Task: "malignancy", Path: "path", Class: "class", Image: "image", Case: "case", Classes: options.ClassNames,
        Split: "split", View: "dermoscopic", Subgroups: ["skin_tone", "device"]);

    private static GeneratedTruth TruthOf(List<DrawnImage> images, GeneratedOptions options)
    {
        var population = new Population(options);
        var training = images.Where(image => image.Split == Split.Train).ToLookup(image => image.Case.Class);
        return new(options, [.. Vocabulary.Select(descriptor => descriptor.Name)],
        [
            .. from label in Enumerable.Range(0, options.Classes)
               from descriptor in Enumerable.Range(0, Vocabulary.Count)
               from tone in (SkinTone?[])[null, .. Enum.GetValues<SkinTone>()]
               let values = training[label].Where(image => tone is null || image.Case.SkinTone == tone)
                   .Select(image => image.Values[descriptor]).OfType<double>().ToList()
               select new TruthCell(
                   options.ClassNames[label], Vocabulary[descriptor].Name, tone is null ? null : Name(tone.Value),
                   population.ExpectedCoverage(label, descriptor), values.Count == 0 ? null : values.Average(), values.Sum()),
        ]);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Lines(string header, IEnumerable<string> rows) => string.Join('\n', rows.Prepend(header)) + "\n";

    private static void WriteText(string folder, string file, string text) =>
        File.WriteAllText(Path.Combine(folder, file), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private sealed record DrawnImage(string Id, CaseTraits Case, Split Split, IReadOnlyList<double?> Values)
    {
        public string File => $"images/{Id}.png";
    }
}
