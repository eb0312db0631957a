using SemCovNet.Contracts.Comparisons;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Fairness.Comparing;

/// <summary>What a trained model answered, beside everything its figures are made from.</summary>
/// <param name="Answers">To its test and validation rows.</param>
/// <param name="Coverage">Of its training rows, at descriptor level.</param>
public sealed record TestedRun(
    ExperimentSummary Experiment, PredictionSet Answers, DatasetManifest Manifest, AnnotationSet Annotations, CoverageTable Coverage)
{
    public bool TakesPriors => Answers.Rows.Any(row => row.WithoutPriors is not null);

    public IEnumerable<Prediction> Test => Answers.Rows.Where(row => row.Split == Split.Test);

    /// <summary>The test rows in the order of another run's, so that figures of the two are paired.</summary>
    /// <param name="images">All of the test images, in the order wanted.</param>
    public Predictions TestRows(Priors priors, IReadOnlyList<string> images) => Rows(InOrder(images), row => row.Answer(priors != Priors.Absent));

    /// <summary>The same as they are decided at the threshold that keeps a specificity on validation rows; null where there is none to be fixed.</summary>
    public Predictions? Decided(double specificity, Priors priors, IReadOnlyList<string> images) =>
        Threshold(specificity, row => row.Deciding(priors != Priors.Absent)) is { } threshold
            ? Predictions.From(Rows(InOrder(images), row => row.Deciding(priors != Priors.Absent)).Table with { Threshold = threshold })
            : null;

    /// <summary>The probability that keeps a specificity on the validation rows; null where there is none to be fixed.</summary>
    public double? ThresholdAt(double specificity, Priors priors) => Threshold(specificity, row => row.Answer(priors != Priors.Absent));

    private double? Threshold(double specificity, Func<Prediction, IReadOnlyList<double>> heldAgainst)
    {
        var validation = Answers.Rows.Where(row => row.Split == Split.Validation).ToList();
        return Answers.Classes.Count == 2 && validation.Any(row => row.Class == 0)
            ? OperatingPoint.AtSpecificity(Rows(validation, heldAgainst), specificity)
            : null;
    }

    private IReadOnlyList<Prediction> InOrder(IReadOnlyList<string> images)
    {
        var rows = Test.ToDictionary(row => row.Image);
        return [.. images.Select(image => rows[image])];
    }

    private Predictions Rows(IReadOnlyList<Prediction> rows, Func<Prediction, IReadOnlyList<double>> answer) => Predictions.From(new()
    {
        Classes = Answers.Classes,
        Labels = [.. rows.Select(row => row.Class)],
        Cases = [.. rows.Select(row => row.Case)],
        Probabilities = PredictionTable.OfRows([.. rows.Select(answer)], Answers.Classes.Count),
        Descriptors = [.. Annotations.Vocabulary.Select(descriptor => descriptor.Name)],
        DescriptorValues = DescribedRows.Values(Annotations, [.. rows.Select(row => row.Image)]),
    });
}
