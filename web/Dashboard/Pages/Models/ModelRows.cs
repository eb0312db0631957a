using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Models;

/// <summary>All models of a list, for programs.</summary>
public static class ModelRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<ModelDecision> models) =>
    [
        ["Model", "Recipe", "Dataset", "AUC", "ECE", "CDI", "CDI low", "CDI high", "Gate", "Evidence", "Decided", "By", "Past its gate", "Why", "ONNX"],
        .. models.Select(Row),
    ];

    private static IReadOnlyList<string> Row(ModelDecision model)
    {
        var row = model.Experiment;
        return
        [
            row.Id, row.Recipe, $"{row.DatasetId}@{row.DatasetVersion}", Figure.Exact(row.Evaluation?.Auc), Figure.Exact(row.Evaluation?.Ece),
            Figure.Exact(row.Disparity?.Signed), Figure.Exact(row.Disparity?.Low), Figure.Exact(row.Disparity?.High), row.Gate.ToString().ToLowerInvariant(),
            string.Join("; ", model.Evidence.Select(limit => $"{limit.Limit.Figure}: {limit.Evidence}")),
            model.At is { } at ? When.Exact(at) : "", model.By ?? "", model.Decision is null ? "" : model.IsOverride ? "yes" : "no", model.Reason ?? "", row.Model?.Onnx.ToString() ?? "",
        ];
    }
}
