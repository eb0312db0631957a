using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Fairness.Coverage;

/// <summary>All groups of a plan, for programs.</summary>
public static class PlanRows
{
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<PlanCell> cells) =>
    [
        ["Class", "Descriptor", "Coverage", "n_eff", "Error", "Cases", "Coverage then", "Error falls by", "Error falls by low", "Error falls by high", "Images to annotate"],
        .. cells.Select(cell => (IReadOnlyList<string>)
        [
            cell.Class, cell.Descriptor, Figure.Exact(cell.Coverage), Figure.Exact(cell.Support), Figure.Exact(cell.Error), Figure.Exact(cell.Cases), Figure.Exact(cell.CoverageThen),
            Figure.Exact(cell.Fall), Figure.Exact(cell.Low), Figure.Exact(cell.High), Figure.Exact(cell.Candidates),
        ]),
    ];
}
