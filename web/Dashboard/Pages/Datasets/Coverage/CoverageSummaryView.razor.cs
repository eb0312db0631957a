using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Datasets.Coverage;

public sealed partial class CoverageSummaryView
{
    [Parameter, EditorRequired]
    public required CoverageReport Report { get; set; }
}
