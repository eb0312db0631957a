using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>The predictions of one evaluation beside what is known of their images.</summary>
internal static class AssessedRows
{
    /// <summary>The scored rows as the model answered in the headline condition.</summary>
    /// <param name="subgroupAttribute">What rows are grouped by; null for not at all.</param>
    public static PredictionTable Of(AssessmentData data, string? subgroupAttribute)
    {
        var (annotations, rows) = (data.Evaluated.Annotations, data.Scored);
        return new()
        {
            Classes = data.Predictions.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Probabilities = Columns(rows, data.Predictions.Classes.Count, Condition.Headline(data).Answer),
            Descriptors = [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)],
            DescriptorValues = DescribedRows.Values(annotations, [.. rows.Select(row => row.Image)]),
            Subgroups = Subgroups(data, subgroupAttribute),
        };
    }

    /// <summary>(n) value of an attribute for each scored row; null where rows are not grouped.</summary>
    public static IReadOnlyList<string?>? Subgroups(AssessmentData data, string? attribute)
    {
        var known = data.Evaluated.Manifest.Rows.ToDictionary(row => row.Image);
        return DescribedRows.Subgroups([.. data.Scored.Select(row => known[row.Image])], attribute);
    }

    /// <summary>(n, C) values of the rows.</summary>
    public static double[,] Columns(IReadOnlyList<Prediction> rows, int classes, Func<Prediction, IReadOnlyList<double>> values) =>
        PredictionTable.OfRows([.. rows.Select(values)], classes);
}
