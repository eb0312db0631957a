namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>Where a field's values are: in a column of the table, or under a key of one of its two documents. Names become SQL here and nowhere else.</summary>
internal static class FieldSql
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["id"] = "id",
        ["dataset"] = "dataset_id",
        ["recipe"] = "recipe",
        ["status"] = "status",
        ["verdict"] = "verdict",
        ["review"] = "review",
        ["user"] = "requested_by",
        ["requested"] = "requested_at",
        ["ended"] = "ended_at",
        ["auc"] = "auc",
        ["auc@1"] = "auc",
        ["pra"] = "pra",
        ["pra@1"] = "pra",
        ["s95"] = "s95",
        ["s95@1"] = "s95",
        ["ece"] = "ece",
        ["cdi"] = "cdi",
        ["slope"] = "slope",
    };

    /// <summary>The column; null for a field that lies in a document.</summary>
    public static string? Column(ExperimentField field) => Columns.GetValueOrDefault(field.Name);

    /// <param name="key">The parameter that holds the field's name.</param>
    public static string Number(ExperimentField field, string key) => Column(field) ?? $"cast(numbers ->> {key} as double precision)";

    /// <inheritdoc cref="Number"/>
    public static string Text(ExperimentField field, string key) => Column(field) ?? $"(texts ->> {key})";
}
