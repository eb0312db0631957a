using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

/// <summary>Coverage of every class and descriptor: a table whose shades are the map, and whose cells lead to their images.</summary>
public sealed partial class CoverageHeatMap
{
    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }

    /// <summary>The value of the report's subgroup attribute that is shown; null for all images together.</summary>
    [Parameter, EditorRequired]
    public required string? Subgroup { get; set; }

    [Parameter, EditorRequired]
    public required Func<string?, string> SubgroupLink { get; set; }

    private IReadOnlyList<string> Classes => [.. Report.Cells.Select(cell => cell.Class).Distinct()];

    private IReadOnlyList<string> Subgroups => [.. Report.Cells.Select(cell => cell.Subgroup).OfType<string>().Distinct()];

    private CoverageCell? Cell(string name, string descriptor) =>
        Report.Cells.FirstOrDefault(cell => cell.Class == name && cell.Descriptor == descriptor && cell.Subgroup == Subgroup);

    // Coverage is of training images: those are what a cell stands for.
    private string ImagesLink(string name, string descriptor) =>
        $"datasets/{Uri.EscapeDataString(Report.DatasetId)}/images?class={Uri.EscapeDataString(name)}&descriptor={Uri.EscapeDataString(descriptor)}"
        + (Subgroup is null ? "" : $"&subgroup={Uri.EscapeDataString(Subgroup)}") + "&split=train";

    private static string Sign(string? stratum) => stratum switch
    {
        "tail" => "▾",
        "head" => "▴",
        _ => "",
    };

    private static string Describe(CoverageCell? cell) => cell switch
    {
        null => "not in the report",
        { Coverage: null } => "undefined: nothing was observed",
        _ => $"{Figure.Whole(cell.Coverage)}, 95 % interval {Figure.Interval(cell.Low, cell.High)}, n_eff {Figure.EffectiveN(cell.EffectiveN)}{(cell.Stratum is null ? "" : $", {cell.Stratum}")}",
    };
}
