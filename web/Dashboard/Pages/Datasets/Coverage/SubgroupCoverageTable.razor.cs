using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.QuickGrid;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

public sealed partial class SubgroupCoverageTable
{
    private static readonly GridSort<CoverageCell> ByCoverage = GridSort<CoverageCell>.ByAscending(cell => cell.Coverage);
    private static readonly GridSort<CoverageCell> ByEvidence = GridSort<CoverageCell>.ByAscending(cell => cell.EffectiveN);

    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }

    private IQueryable<CoverageCell> Cells => Report.Cells.Where(cell => cell.Subgroup is not null).ToList().AsQueryable();
}
