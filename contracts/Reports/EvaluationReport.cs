using System.Text.Json.Serialization;
using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Reports;

/// <summary>Every prediction of one evaluation, kept so that it can be scored again under any definition.</summary>
/// <param name="Descriptors">Names of the descriptors the model predicts; empty when it predicts none.</param>
/// <param name="Fit">How the probabilities were fitted; null where they were not, and in older sets.</param>
public sealed record PredictionSet(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, IReadOnlyList<string> Classes,
    IReadOnlyList<string> Descriptors, IReadOnlyList<Prediction> Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ProbabilityFit? Fit = null);

/// <summary>How logits z became probabilities, fitted on validation: p = softmax(z/temperature + (0, shift)), the shift for two classes only.</summary>
public sealed record ProbabilityFit(double Temperature, double Shift);

/// <param name="Class">The true class, an index.</param>
/// <param name="Probabilities">One a class, with the descriptors given where the model takes them.</param>
/// <param name="WithoutPriors">The same from the image alone; null where no descriptor was given: the model takes none, or the data know none of its.</param>
/// <param name="DescriptorScores">Predicted descriptors, 0 to 1.</param>
/// <param name="Decision">
/// What a threshold fixed on validation is held against, 0 to 1, by a model that weighs descriptors in its decisions; null where it is the
/// probability of the second class.
/// </param>
/// <param name="DecisionWithoutPriors">The same from the image alone.</param>
public sealed record Prediction(
    string Image, string Case, int Class, Split Split, IReadOnlyList<double> Probabilities, IReadOnlyList<double>? WithoutPriors,
    IReadOnlyList<double>? DescriptorScores,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Decision = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? DecisionWithoutPriors = null)
{
    /// <summary>What was answered one way of asking: a value a class.</summary>
    /// <param name="priorsGiven">False: from the image alone, by a model that takes descriptors.</param>
    public IReadOnlyList<double> Answer(bool priorsGiven) => priorsGiven ? Probabilities : WithoutPriors ?? Probabilities;

    /// <summary>What a threshold fixed on validation is held against, in the form of an answer.</summary>
    public IReadOnlyList<double> Deciding(bool priorsGiven) =>
        (priorsGiven || WithoutPriors is null ? Decision : DecisionWithoutPriors) is { } score ? [1 - score, score] : Answer(priorsGiven);
}

/// <param name="Threshold">On p(positive) with two classes; null for argmax.</param>
/// <param name="Cases">Distinct cases among the N images.</param>
/// <param name="Conditions">One a way of asking the model: with the descriptors given, from the image alone. The first is the headline.</param>
/// <param name="Known">Images of other data that were left out, for the model was trained or chosen on them or on others of their cases; null for none.</param>
public sealed record EvaluationReport(
    string ExperimentId, string EvaluationId, string DatasetId, int DatasetVersion, int AnnotationVersion, string Split, int N, int Cases,
    double? Threshold, int BootstrapRounds, int Seed, IReadOnlyList<EvaluationCondition> Conditions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Known = null);

/// <param name="ValidationThreshold">On p(positive), fixed on the validation rows at 95 % specificity; null where none was, and in older reports.</param>
/// <param name="BeforeFit">What is measured of calibration, of the probabilities as they were before they were fitted; null where they were not, and in older reports.</param>
public sealed record EvaluationCondition(
    bool PriorsGiven, IReadOnlyList<MetricResult> Metrics, ConfusionMatrix Confusion,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? ValidationThreshold = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MetricResult>? BeforeFit = null);
