using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Cli.Benchmarks.Assessing;

/// <summary>An evaluation of so many test cases, with as many to train on and a tenth to validate, drawn without images: soft descriptors, three sites, two classes.</summary>
/// <param name="descriptors">How many; each rarer than the one before.</param>
internal sealed class DrawnEvaluation(int cases, int descriptors, ulong seed)
{
    public const string Dataset = "drawn";

    private static readonly string[] Sites = ["arm", "back", "face"];
    private static readonly string[] Classes = ["other", "MEL"];

    private readonly Xoshiro256 random = new(seed);

    public (DatasetManifest Manifest, AnnotationSet Annotations) Data()
    {
        DescriptorDefinition[] vocabulary = [.. Enumerable.Range(0, descriptors).Select(k => new DescriptorDefinition($"d{k}", DescriptorKind.Diagnostic))];
        var rows = new List<ImageRow>();
        foreach (var (split, count) in new[] { (Split.Train, cases), (Split.Validation, cases / 10), (Split.Test, cases) })
        {
            for (var i = 0; i < count; i++)
                rows.Add(new($"{split}-{i}", $"{split}-{i}", Class(), split, Digest.Of([1]), 8, 8, new Dictionary<string, string> { ["site"] = Sites[random.NextBelow(Sites.Length)] }, []));
        }
        return (new(Dataset, 1, "table", "mel", null, Classes, ["site"], [], rows),
            new(Dataset, 1, 1, vocabulary, [.. rows.Select(row => new AnnotatedImage(row.Image, [.. Enumerable.Range(0, descriptors).Select(Value)]))]));
    }

    public PredictionSet Predictions(DatasetManifest manifest, string experiment) => new(
        experiment, EvaluationOf(experiment), Dataset, 1, Classes, [], [.. manifest.Rows.Where(row => row.Split != Split.Train).Select(row =>
        {
            var positive = Math.Clamp((row.Class == 1 ? 0.6 : 0.2) + 0.25 * random.NextNormal(), 0, 1);
            return new Prediction(row.Image, row.Case, row.Class, row.Split, [1 - positive, positive], null, null);
        })]);

    public static string EvaluationOf(string experiment) => $"{experiment}.test";

    private int Class() => random.NextDouble() < 0.2 ? 1 : 0;

    // Most images have little of a descriptor, some nearly all of it.
    private double? Value(int descriptor) => Math.Pow(random.NextDouble(), 1 + descriptor % 10);
}
