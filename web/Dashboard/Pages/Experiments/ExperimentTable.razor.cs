using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>Experiments, one a row; the headings lead to the same list sorted another way where the page can do that.</summary>
public sealed partial class ExperimentTable
{
    private static readonly IReadOnlyList<Column> Columns =
    [
        new("Dataset", ExperimentSort.Dataset, "", "Dataset and version"),
        new("Recipe", ExperimentSort.Recipe, "", "The recipe it was trained by"),
        new("Status", ExperimentSort.Status, "", "Where it stands"),
        new("AUC", ExperimentSort.Auc, "num", "Area under the ROC curve (auc@1)"),
        new("PRA", ExperimentSort.Pra, "num", "Average precision (pra@1)"),
        new("S@95", ExperimentSort.S95, "num", "Sensitivity at 95 % specificity (s95@1)"),
        new("ECE", ExperimentSort.Ece, "num", "Calibration error (ece.pos15@1)"),
        new("CDI", ExperimentSort.Cdi, "num", "Coverage–error rank correlation within classes, with its 95 % interval (cdi.within@1)"),
        new("Slope", ExperimentSort.Slope, "num", "Error per tenfold coverage (cdi.slope@1)"),
        new("Gate", null, "", "The verdict of the fairness budget"),
        new("Requested", ExperimentSort.Requested, "num", "When it was requested"),
    ];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Rows { get; set; }

    [Parameter]
    public ExperimentSort? SortedBy { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>Where a heading leads; null where the list cannot be sorted.</summary>
    [Parameter]
    public Func<ExperimentSort, string>? SortLink { get; set; }

    private string? AriaSort(ExperimentSort? sort) =>
        sort is null || sort != SortedBy ? null : Descending ? "descending" : "ascending";

    private string Arrow(ExperimentSort? sort) => AriaSort(sort) switch
    {
        "descending" => " ↓",
        "ascending" => " ↑",
        _ => "",
    };

    private static string? N(ExperimentSummary row) => row.Evaluation is { } evaluation ? $"n = {evaluation.N}" : null;

    private static string? Groups(ExperimentSummary row) => row.Disparity is { } disparity ? $"{disparity.Groups} groups" : null;

    private sealed record Column(string Name, ExperimentSort? Sort, string Class, string Title);
}
