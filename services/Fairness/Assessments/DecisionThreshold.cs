using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>A decision point with the threshold it comes to under one condition.</summary>
/// <param name="Value">Null for argmax, and where none could be fixed.</param>
/// <param name="FixedOn">Dataset and version whose validation rows fixed it; null where none did.</param>
/// <param name="Undefined">Why none could be fixed; null otherwise.</param>
/// <param name="HeldAgainst">The values of a row that decide, one a class.</param>
internal sealed record DecisionThreshold(
    string Point, double? Value, string? FixedOn, string? Undefined, Func<Prediction, IReadOnlyList<double>> HeldAgainst)
{
    private static readonly IReadOnlyList<(string Point, double Specificity)> Specificities =
        [(DecisionPoint.Specificity90, 0.90), (DecisionPoint.Specificity95, 0.95)];

    /// <summary>One half; argmax with more than two classes.</summary>
    public static DecisionThreshold Headline(AssessmentData data, Condition condition) => data.Predictions.Classes.Count == 2
        ? new(DecisionPoint.Half, 0.5, null, null, condition.Answer)
        : new(DecisionPoint.Argmax, null, null, null, condition.Answer);

    /// <summary>The headline's first, then with two classes those fixed on validation.</summary>
    public static IReadOnlyList<DecisionThreshold> All(AssessmentData data, Condition condition) =>
        data.Predictions.Classes.Count == 2
            ? [Headline(data, condition), .. Specificities.Select(at => Fix(at.Point, at.Specificity, data, condition))]
            : [Headline(data, condition)];

    private static DecisionThreshold Fix(string point, double specificity, AssessmentData data, Condition condition)
    {
        Func<Prediction, IReadOnlyList<double>> deciding = row => row.Deciding(condition.PriorsGiven);
        var validation = data.Own?.Rows.Where(row => row.Split == Split.Validation).ToList() ?? [];
        if (WhyNot(data, validation) is { } reason)
            return new(point, null, null, reason, deciding);
        var answers = Metrics.Predictions.From(new()
        {
            Classes = data.Predictions.Classes,
            Labels = [.. validation.Select(row => row.Class)],
            Cases = [.. validation.Select(row => row.Case)],
            Probabilities = AssessedRows.Columns(validation, data.Predictions.Classes.Count, deciding),
        });
        return new(point, OperatingPoint.AtSpecificity(answers, specificity), $"{data.Own!.DatasetId}@{data.Own.DatasetVersion}", null, deciding);
    }

    private static string? WhyNot(AssessmentData data, IReadOnlyList<Prediction> validation) =>
        data.Own is null ? "No threshold was fixed: the experiment has no evaluation of its own data, whose validation rows would fix it."
        : validation.Count == 0 ? $"No threshold was fixed: {data.Own.DatasetId}@{data.Own.DatasetVersion} has no validation rows."
        : validation.All(row => row.Class == 1) ? $"No threshold was fixed: no validation row is of class '{data.Predictions.Classes[0]}', so there is no specificity."
        : null;
}
