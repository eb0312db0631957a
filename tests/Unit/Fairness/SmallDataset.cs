using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;

namespace SemCovNet.Tests.Unit.Fairness;

/// <summary>A dataset whose coverage and errors can be counted by hand, with rows of other splits that would change every figure.</summary>
internal sealed class SmallDataset(string name = "skin")
{
    private static readonly DescriptorDefinition[] Vocabulary =
        [new("hair", DescriptorKind.Artefact), new("pigmented", DescriptorKind.Diagnostic), new("vessels", DescriptorKind.Diagnostic)];

    private readonly List<ImageRow> rows = [];
    private readonly List<AnnotatedImage> annotations = [];
    private readonly List<Prediction> predictions = [];

    public DescribedDataset Described => new(
        new(name, 1, "table", "mel", null, ["other", "MEL"], ["site"], [], rows), new(name, 1, 1, Vocabulary, annotations));

    public PredictionSet Predictions => new("e1", "evaluation", name, 1, ["other", "MEL"], [], predictions);

    public void Train(int @class, string site, double? hair, double? pigmented, double? vessels) => Add(Split.Train, @class, site, [hair, pigmented, vessels]);

    /// <summary>Rows that have one descriptor fully and the others not; some of them are decided wrongly.</summary>
    public void Evaluate(Split split, int @class, string site, string descriptor, int count, int wrong)
    {
        for (var i = 0; i < count; i++)
        {
            var image = Add(split, @class, site, [.. Vocabulary.Select(d => (double?)(d.Name == descriptor ? 1 : 0))]);
            var p = i < wrong == (@class == 1) ? 0.2 : 0.8;
            predictions.Add(new(image, image, @class, split, [1 - p, p], null, null));
        }
    }

    /// <summary>Validation rows of a class with these probabilities of the positive.</summary>
    public void Validate(int @class, params double[] positive)
    {
        foreach (var p in positive)
            predictions.Add(new(Add(Split.Validation, @class, "", [null, null, null]), $"validation-{predictions.Count}", @class, Split.Validation, [1 - p, p], null, null));
    }

    /// <summary>From the image alone the model answers the same everywhere.</summary>
    public void AnswerAlone(double positive)
    {
        for (var row = 0; row < predictions.Count; row++)
            predictions[row] = predictions[row] with { WithoutPriors = [1 - positive, positive] };
    }

    /// <summary>The model decides by a score of its own.</summary>
    public void Decide(Func<Prediction, double> score)
    {
        for (var row = 0; row < predictions.Count; row++)
            predictions[row] = predictions[row] with { Decision = score(predictions[row]) };
    }

    public static FairnessReport Assess(SmallDataset trained, SmallDataset evaluated, string split) =>
        Assess(trained.Described, evaluated.Described, evaluated, split);

    /// <param name="answers">Whose predictions are assessed.</param>
    /// <param name="own">Whose validation rows fix thresholds; null for those of the answers where they are of the experiment's own data.</param>
    public static FairnessReport Assess(DescribedDataset trained, DescribedDataset evaluated, SmallDataset answers, string split, SmallDataset? own = null) =>
        FairnessReports.Of(Data(trained, evaluated, answers, split, own));

    /// <inheritdoc cref="Assess(DescribedDataset, DescribedDataset, SmallDataset, string, SmallDataset?)"/>
    public static AssessmentData Data(DescribedDataset trained, DescribedDataset evaluated, SmallDataset answers, string split, SmallDataset? own = null)
    {
        var takesPriors = answers.predictions.All(row => row.WithoutPriors is not null);
        own ??= split == "test" ? answers : null;
        return new(
            new("e1", $"{split}-evaluation", "skin", 1, 1, split, answers.predictions.Count, takesPriors, Digest.Of([1]), Digest.Of([2]), new Dictionary<string, double?>()),
            answers.Predictions, trained, evaluated, own?.Predictions);
    }

    private string Add(Split split, int @class, string site, IReadOnlyList<double?> values)
    {
        var image = $"{name}-{rows.Count}";
        var subgroups = site.Length == 0 ? new Dictionary<string, string>() : new() { ["site"] = site };
        rows.Add(new(image, image, @class, split, Digest.Of([1]), 8, 8, subgroups, []));
        annotations.Add(new(image, values));
        return image;
    }
}
