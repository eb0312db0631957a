using System.Globalization;
using System.Text.Json;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>What an experiment has in a field, for a table that shows it.</summary>
public static class ExperimentValues
{
    /// <returns>Null where it has no number there.</returns>
    public static double? Number(ExperimentSummary row, ExperimentField field) => field.Name switch
    {
        "version" => row.DatasetVersion,
        "auc" => row.Evaluation?.Auc,
        "pra" => row.Evaluation?.Pra,
        "s95" => row.Evaluation?.S95,
        "bacc" => row.Evaluation?.Bacc,
        "mf1" => row.Evaluation?.Mf1,
        "ece" => row.Evaluation?.Ece,
        "brier" => row.Evaluation?.Brier,
        "cdi" => row.Disparity?.Value,
        "slope" => row.Disparity?.Slope,
        "seconds" => row.Model?.Seconds,
        "epoch" => row.Epoch,
        "attempt" => row.Attempt,
        "images" => row.Evaluation?.N,
        "groups" => row.Disparity?.Groups,
        _ when field.Kind is FieldKind.Number => row.Evaluation?.Metrics.GetValueOrDefault(field.Name),
        _ => null,
    };

    /// <returns>As the experiment's events say it, in their case; empty where there is nothing.</returns>
    public static string Text(ExperimentSummary row, ExperimentField field) => field.Name switch
    {
        "id" => row.Id,
        "dataset" => row.DatasetId,
        "recipe" => row.Recipe,
        "status" => ExperimentRow.Lower(row.Status),
        "verdict" => ExperimentRow.Lower(row.Gate),
        "review" => ExperimentRow.Lower(row.Review),
        "user" => row.RequestedBy,
        "reason" => row.Reason,
        "error" => row.Error ?? "",
        "device" => row.Model?.Device ?? "",
        _ when field.Kind is FieldKind.Key => Key(row, field),
        _ => Number(row, field)?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static string Key(ExperimentSummary row, ExperimentField field) =>
        RecipeKeys.Of(row.RecipeJson).FirstOrDefault(known => known.Key == field.Name[ExperimentFields.KeyPrefix.Length..]) is { Value.ValueKind: not JsonValueKind.Undefined } found
            ? RecipeKeys.Text(found.Value) ?? "" : "";
}
