using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Assessments;
using SemCovNet.Metrics;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Cli.Comparing;

/// <summary>What a trained model answered, beside everything its figures are made from.</summary>
/// <param name="Answers">To its test and validation rows.</param>
/// <param name="Coverage">Of its training rows, at descriptor level.</param>
internal sealed record TestedRun(
    ExperimentSummary Experiment, PredictionSet Answers, DatasetManifest Manifest, AnnotationSet Annotations, CoverageTable Coverage)
{
    public bool TakesPriors => Answers.Rows.Any(row => row.WithoutPriors is not null);

    public IEnumerable<Prediction> Test => Answers.Rows.Where(row => row.Split == Split.Test);

    /// <summary>The test rows in the order of another run's, so that figures of the two are paired.</summary>
    /// <param name="images">All of the test images, in the order wanted.</param>
    public Predictions TestRows(Priors priors, IReadOnlyList<string> images)
    {
        var rows = Test.ToDictionary(row => row.Image);
        return Rows(priors, images.Select(image => rows[image]));
    }

    /// <summary>The threshold that keeps a specificity on the validation rows; null where there is none to be fixed.</summary>
    public double? ThresholdAt(double specificity, Priors priors)
    {
        var validation = Answers.Rows.Where(row => row.Split == Split.Validation).ToList();
        return Answers.Classes.Count == 2 && validation.Any(row => row.Class == 0)
            ? OperatingPoint.AtSpecificity(Rows(priors, validation), specificity)
            : null;
    }

    private Predictions Rows(Priors priors, IEnumerable<Prediction> rows) => AssessedRows.Of(
        Answers with { Rows = [.. priors == Priors.Absent ? rows.Select(row => row with { Probabilities = row.WithoutPriors! }) : rows] },
        all: true, Manifest, Annotations, subgroupAttribute: null);
}
