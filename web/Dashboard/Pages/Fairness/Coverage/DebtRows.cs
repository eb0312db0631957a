using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Fairness.Coverage;

/// <summary>All measurements of a dataset's coverage, for programs: the newest first, each with its difference to the one before.</summary>
public static class DebtRows
{
    /// <param name="measured">In their order.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<CoverageMeasured> measured) =>
    [
        ["Dataset version", "Annotations", "Debt", "Debt change", "Tail coverage", "Tail coverage change", "Expected cost"],
        .. measured.Select((now, i) => Row(now, i == 0 ? null : measured[i - 1])).Reverse(),
    ];

    private static IReadOnlyList<string> Row(CoverageMeasured now, CoverageMeasured? before) =>
    [
        Figure.Exact(now.DatasetVersion), Figure.Exact(now.AnnotationVersion), Figure.Exact(now.Debt), Figure.Exact(now.Debt - before?.Debt),
        Figure.Exact(now.TailCoverage), Figure.Exact(now.TailCoverage - before?.TailCoverage), Figure.Exact(now.ExpectedError),
    ];
}
