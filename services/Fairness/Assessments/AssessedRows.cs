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
        var (manifest, annotations) = (data.Evaluated.Manifest, data.Evaluated.Annotations);
        var rows = data.Scored;
        var known = manifest.Rows.ToDictionary(row => row.Image);
        return new()
        {
            Classes = data.Predictions.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Probabilities = Columns(rows, data.Predictions.Classes.Count, Condition.Headline(data).Answer),
            Descriptors = [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)],
            DescriptorValues = DescribedRows.Values(annotations, [.. rows.Select(row => row.Image)]),
            Subgroups = DescribedRows.Subgroups([.. rows.Select(row => known[row.Image])], subgroupAttribute),
        };
    }

    /// <summary>(n, C) values of the rows.</summary>
    public static double[,] Columns(IReadOnlyList<Prediction> rows, int classes, Func<Prediction, IReadOnlyList<double>> values) =>
        PredictionTable.OfRows([.. rows.Select(values)], classes);
}
