using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>One image that was scored, and what it was taken for.</summary>
/// <param name="Confidence">Probability of the predicted class, 0 to 1.</param>
public sealed record DecidedCase(Prediction Prediction, int Predicted, double Confidence)
{
    /// <summary>The scored rows of an evaluation, decided as its report decides them.</summary>
    /// <param name="priorsGiven">False: from the image alone, by a model that takes descriptors.</param>
    public static IEnumerable<DecidedCase> Of(PredictionSet predictions, EvaluationReport report, bool priorsGiven) =>
        predictions.Rows.Where(row => report.Split == "all" || row.Split.ToString().Equals(report.Split, StringComparison.OrdinalIgnoreCase))
            .Select(row => Decide(row, row.Answer(priorsGiven), report.Threshold));

    private static DecidedCase Decide(Prediction row, IReadOnlyList<double> probabilities, double? threshold)
    {
        var predicted = threshold is { } limit ? (probabilities[1] >= limit ? 1 : 0) : probabilities.ToList().IndexOf(probabilities.Max());
        return new(row, predicted, probabilities[predicted]);
    }
}
