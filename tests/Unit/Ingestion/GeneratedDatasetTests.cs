using System.Text.Json;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Ingestion.Generated;

namespace SemCovNet.Tests.Unit.Ingestion;

public sealed class GeneratedDatasetTests : IDisposable
{
    private static readonly GeneratedOptions Small = new(Size: 400, Seed: 3, ImageSize: 32);
    private readonly Workspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task It_is_imported_as_a_table()
    {
        Write(workspace.Source, Small);
        var result = await workspace.ImportAsync(new("table", workspace.Source.Path, "demo"));
        var manifest = await workspace.Artifacts.GetJsonAsync<DatasetManifest>(result.Manifest, TestContext.Current.CancellationToken);
        Assert.Equal(400, manifest.Rows.Count);
        Assert.Equal(["benign", "malignant"], manifest.Classes);
        Assert.Equal(["skin_tone", "device"], manifest.SubgroupAttributes);
        Assert.InRange(result.Cases, 300, 399);
        Assert.Empty(result.Audit.UnknownColumns);
        Assert.Empty(result.Audit.CasesAcrossSplits);
        Assert.All(manifest.Rows, row => Assert.Equal((32, 32), (row.Width, row.Height)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_seed_others()
    {
        using var again = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Write(workspace.Source, Small with { Size = 40 });
        Write(again, Small with { Size = 40 });
        Write(other, Small with { Size = 40, Seed = 4 });
        Assert.Equal(Contents(workspace.Source), Contents(again));
        Assert.NotEqual(Contents(workspace.Source), Contents(other));
    }

    [Fact]
    public void What_is_drawn_of_one_case_says_nothing_of_the_next()
    {
        var sequences = Enumerable.Range(0, 3).SelectMany(seed => Enumerable.Range(0, 50).SelectMany(index => Enumerable.Range(0, 3).Select(
            purpose => Draw(SeededNumbers.For(seed, index, purpose), 40))));
        Assert.All(sequences.SelectMany(drawn => drawn).CountBy(number => number), drawn => Assert.Equal(1, drawn.Value));
    }

    [Fact]
    public void The_tail_is_long_in_the_malignant_class_and_flat_without_a_tail()
    {
        var tailed = Coverage(TruthOf(Small with { Size = 3000, Tail = 1.5 }), "malignant");
        Assert.True(tailed["network"] > 6 * tailed["ulceration"], $"{tailed["network"]:F3} against {tailed["ulceration"]:F3}");
        var flat = Coverage(TruthOf(Small with { Size = 3000, Tail = 0 }), "malignant");
        Assert.InRange(flat["network"] / flat["ulceration"], 0.75, 1.33);
    }

    [Fact]
    public void What_is_drawn_is_what_was_aimed_at()
    {
        var truth = TruthOf(Small with { Size = 6000 });
        Assert.All(
            truth.TrainingCoverage.Where(cell => cell.Subgroup is null),
            cell => Assert.InRange(cell.Coverage!.Value - cell.Expected, -0.03, 0.03));
    }

    [Fact]
    public void The_truth_is_the_coverage_of_the_annotations_over_training_rows()
    {
        Write(workspace.Source, Small);
        var truth = JsonSerializer.Deserialize<GeneratedTruth>(File.ReadAllText(workspace.Source["truth.json"]), ContractJson.Options)!;
        var training = File.ReadLines(workspace.Source["table.csv"]).Select(line => line.Split(','))
            .Where(cells => cells[3] == "malignant" && cells[4] == "train" && cells[5] == "light").Select(cells => cells[0]).ToHashSet();
        var network = File.ReadLines(workspace.Source["annotations.csv"]).Select(line => line.Split(','))
            .Where(cells => training.Contains(cells[0]) && cells[1].Length > 0).Select(cells => double.Parse(cells[1])).ToList();
        var cell = truth.TrainingCoverage.Single(cell => cell is { Class: "malignant", Descriptor: "network", Subgroup: "light" });
        Assert.Equal(network.Average(), cell.Coverage!.Value, 9);
        Assert.Equal(network.Sum(), cell.EffectiveN, 9);
    }

    [Theory]
    [InlineData("network")]
    [InlineData("dots")]
    [InlineData("streaks")]
    [InlineData("vessels")]
    [InlineData("blue_veil")]
    [InlineData("ulceration")]
    [InlineData("hair")]
    [InlineData("ruler_marks")]
    public void Every_descriptor_is_seen_in_the_pixels_the_more_the_stronger(string name)
    {
        var descriptor = CaseTraits.Vocabulary.ToList().FindIndex(known => known.Name == name);
        double Change(double strength) => Enumerable.Range(0, 8).Average(
            lesion => Paint(lesion, descriptor, strength).Zip(Paint(lesion, descriptor, 0)).Average(pair => Math.Abs(pair.First - pair.Second)));
        Assert.True(Change(1) > 1.5, $"{Change(1):F2}");
        Assert.True(Change(1) > 1.5 * Change(0.4), $"{Change(1):F2} against {Change(0.4):F2}");
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(100, 5)]
    [InlineData(100, 1)]
    public void Options_out_of_range_are_refused(int size, int classes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(workspace.Source, Small with { Size = size, Classes = classes }));

    [Fact]
    public void More_classes_may_be_asked_for()
    {
        Write(workspace.Source, Small with { Size = 60, Classes = 4 });
        Assert.Equal(
            ["benign", "indeterminate", "malignant", "metastatic"],
            File.ReadLines(workspace.Source["table.csv"]).Skip(1).Select(line => line.Split(',')[3]).Distinct().Order());
    }

    private static void Write(TemporaryFolder folder, GeneratedOptions options) =>
        GeneratedDataset.Write(folder.Path, options, progress: null, TestContext.Current.CancellationToken);

    private static byte[] Paint(int lesion, int descriptor, double strength)
    {
        var strengths = new double[CaseTraits.Vocabulary.Count];
        strengths[descriptor] = strength;
        var traits = new CaseTraits("case", 0, SkinTone.Medium, Device.A, strengths, Atypia: 0.5, Irregularity: 0.4);

        // The grain is drawn last, so it differs where a pattern drew chance before; without it only the pattern remains.
        return CasePainter.Paint(traits, 64, SeededNumbers.For(1, lesion, 1), grain: 0).Pixels;
    }

    private static List<double> Draw(SeededNumbers chance, int count) => [.. Enumerable.Range(0, count).Select(_ => chance.Next())];

    private static GeneratedTruth TruthOf(GeneratedOptions options) => new GeneratedPlan(options).Truth;

    private static Dictionary<string, double> Coverage(GeneratedTruth truth, string name) => truth.TrainingCoverage
        .Where(cell => cell.Class == name && cell.Subgroup is null).ToDictionary(cell => cell.Descriptor, cell => cell.Coverage!.Value);

    private static List<(string Name, string Digest)> Contents(TemporaryFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order()
            .Select(file => (Path.GetRelativePath(folder.Path, file), Digest.Of(File.ReadAllBytes(file)).ToString())),
    ];
}
