using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Calls;
using SemCovNet.Dashboard.Pages.Experiments;

namespace SemCovNet.Dashboard.Pages.Fairness.Coverage;

/// <summary>The newest plan of a dataset, and the place to make another.</summary>
public sealed partial class PlanView(ServiceCall services)
{
    private const int MostShown = 20;
    private const int Usual = 200;

    private int cases = Usual;
    private string level = GroupLevel.Descriptor;
    private bool making;
    private string? failure;

    [Parameter, EditorRequired]
    public required string DatasetId { get; set; }

    /// <summary>Null before the first.</summary>
    [Parameter, EditorRequired]
    public required CoveragePlan? Plan { get; set; }

    /// <summary>By which the dataset's coverage is measured; null where it has none, or nothing is measured yet.</summary>
    [Parameter, EditorRequired]
    public required string? SubgroupAttribute { get; set; }

    private IReadOnlyList<PlanCell> Planned => [.. Plan!.Cells.Where(cell => cell.Cases > 0 || Plan.Cases == 0)];

    private async Task MakeAsync()
    {
        (failure, making) = (null, true);
        try
        {
            failure = await services.SendAsync($"api/datasets/{Uri.EscapeDataString(DatasetId)}/plans", new PlanBody(cases, level), CalledService.Fairness);
        }
        finally
        {
            making = false;
        }
    }
}
