namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>Where a field's values are: in a column that every experiment has, or in that of a fact. Names become SQL here and nowhere else.</summary>
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

    /// <summary>The column; null for a field whose values are facts.</summary>
    public static string? Column(ExperimentField field) => Columns.GetValueOrDefault(field.Name);

    /// <summary>The number that a row has in the field; null where it has none.</summary>
    public static string Number(ExperimentField field, FactColumns facts) => Column(field) ?? facts.Number(field.Name) ?? "cast(null as double precision)";

    /// <inheritdoc cref="Number"/>
    public static string Text(ExperimentField field, FactColumns facts) => Column(field) ?? facts.Text(field.Name) ?? "cast(null as text)";
}
