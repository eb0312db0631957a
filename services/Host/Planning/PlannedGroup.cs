using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Planning;

/// <summary>The columns that name a planned group; that of the subgroup only in plans at level subgroup.</summary>
internal static class PlannedGroup
{
    public static string[] Columns(CoveragePlan plan) => plan.SubgroupAttribute is null ? ["class", "descriptor"] : ["class", "descriptor", "subgroup"];

    public static string[] Names(PlanCell cell) => cell.Subgroup is null ? [cell.Class, cell.Descriptor] : [cell.Class, cell.Descriptor, cell.Subgroup];
}
