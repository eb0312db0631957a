using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

/// <summary>Coverage of every class and descriptor: a table whose shades are the map.</summary>
public sealed partial class CoverageHeatMap
{
    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }

    private IReadOnlyList<string> Classes => [.. Report.Cells.Select(cell => cell.Class).Distinct()];

    private CoverageCell? Cell(string name, string descriptor) =>
        Report.Cells.FirstOrDefault(cell => cell.Class == name && cell.Descriptor == descriptor && cell.Subgroup is null);

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
        _ => $"{Figure.Exact(cell.Coverage)}, 95 % interval {Figure.Interval(cell.Low, cell.High)}, n_eff {Figure.EffectiveN(cell.EffectiveN)}, {cell.Stratum}",
    };
}
