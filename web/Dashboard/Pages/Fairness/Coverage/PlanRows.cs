using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Fairness.Coverage;

/// <summary>All groups of a plan, for programs.</summary>
public static class PlanRows
{
    /// <param name="subgroupAttribute">Of the plan: groups at level descriptor have no such column.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<PlanCell> cells, string? subgroupAttribute) =>
    [
        ["Class", "Descriptor", .. Optional(subgroupAttribute), "Coverage", "n_eff", "Error", "Cases", "Coverage then", "Error falls by", "Error falls by low", "Error falls by high", "Images to annotate"],
        .. cells.Select(cell => (IReadOnlyList<string>)
        [
            cell.Class, cell.Descriptor, .. Optional(cell.Subgroup), Figure.Exact(cell.Coverage), Figure.Exact(cell.Support), Figure.Exact(cell.Error), Figure.Exact(cell.Cases), Figure.Exact(cell.CoverageThen),
            Figure.Exact(cell.Fall), Figure.Exact(cell.Low), Figure.Exact(cell.High), Figure.Exact(cell.Candidates),
        ]),
    ];

    private static IEnumerable<string> Optional(string? text) => text is null ? [] : [text];
}
