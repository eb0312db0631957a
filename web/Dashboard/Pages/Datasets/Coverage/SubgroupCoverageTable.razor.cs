using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.QuickGrid;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Sorting;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

public sealed partial class SubgroupCoverageTable
{
    private static readonly GridSort<CoverageCell> ByClass = GridSort<CoverageCell>.ByAscending(cell => cell.Class);
    private static readonly GridSort<CoverageCell> ByDescriptor = GridSort<CoverageCell>.ByAscending(cell => cell.Descriptor);
    private static readonly GridSort<CoverageCell> BySubgroup = GridSort<CoverageCell>.ByAscending(cell => cell.Subgroup);
    private static readonly GridSort<CoverageCell> ByCoverage = GridSort<CoverageCell>.ByAscending(cell => cell.Coverage);
    private static readonly GridSort<CoverageCell> ByEvidence = GridSort<CoverageCell>.ByAscending(cell => cell.EffectiveN);

    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }

    /// <summary>As the address says it; null for the thinnest first, and the table closed.</summary>
    [Parameter, EditorRequired]
    public required string? AskedOrder { get; set; }

    private TableOrder Order => TableOrder.Read(AskedOrder ?? "coverage");

    private bool IsAsked => AskedOrder is not null;

    private IQueryable<CoverageCell> Cells => Report.Cells.Where(cell => cell.Subgroup is not null).ToList().AsQueryable();
}
