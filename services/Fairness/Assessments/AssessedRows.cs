using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;
using SemCovNet.Fairness.Coverage;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.Assessments;

/// <summary>The predictions of one evaluation beside what is known of their images.</summary>
public static class AssessedRows
{
    /// <param name="subgroupAttribute">What rows are grouped by; null for not at all.</param>
    public static Predictions Of(
        PredictionSet predictions, bool all, DatasetManifest manifest, AnnotationSet annotations, string? subgroupAttribute)
    {
        var rows = predictions.Rows.Where(row => all || row.Split == Split.Test).ToList();
        var known = manifest.Rows.ToDictionary(row => row.Image);
        return Predictions.From(new()
        {
            Classes = predictions.Classes,
            Labels = [.. rows.Select(row => row.Class)],
            Cases = [.. rows.Select(row => row.Case)],
            Probabilities = Probabilities(rows, predictions.Classes.Count),
            Descriptors = [.. annotations.Vocabulary.Select(descriptor => descriptor.Name)],
            DescriptorValues = DescribedRows.Values(annotations, [.. rows.Select(row => row.Image)]),
            Subgroups = DescribedRows.Subgroups([.. rows.Select(row => known[row.Image])], subgroupAttribute),
        });
    }

    private static double[,] Probabilities(IReadOnlyList<Prediction> rows, int classes)
    {
        var probabilities = new double[rows.Count, classes];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var c = 0; c < classes; c++)
                probabilities[row, c] = rows[row].Probabilities[c];
        }
        return probabilities;
    }
}
