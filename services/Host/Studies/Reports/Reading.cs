using SemCovNet.Cli.Terminal;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Cli.Studies.Reports;

/// <summary>What figures say, in words that are made from the numbers alone.</summary>
internal static class Reading
{
    /// <summary>Whether the arm differs from the baseline in one figure, and by how much.</summary>
    public static string Of(string what, Difference difference) => difference switch
    {
        { Undefined: { } reason } => $"{what}: undefined. {reason}",
        { Low: null } => $"{what}: {FigureText.Signed(difference.Value)}, without an interval: nothing can be said.",
        { Distinguishable: false } => $"{what}: {FigureText.Signed(difference)}: not distinguishable from 0.",
        { Value: > 0 } => $"{what}: {FigureText.Signed(difference)}: higher.",
        _ => $"{what}: {FigureText.Signed(difference)}: lower.",
    };

    /// <summary>The naive reading beside the one that is controlled for class.</summary>
    public static string Naive(Estimate pooled, Estimate within, string positive)
    {
        if ((pooled.Undefined ?? within.Undefined) is { } reason)
            return $"the naive reading and the one within {positive} cannot be compared. {reason}";
        var (naive, controlled) = (Conclusion(pooled), Conclusion(within));
        return $"Pooled over classes, cdi.pooled@1 is {FigureText.Signed(pooled)}: the naive reading would have concluded that {naive}. "
            + $"Within {positive}, cdi.slope@1 is {FigureText.Signed(within)}: {controlled}. "
            + (naive == controlled ? "Both readings agree." : "The readings differ, and only the second is controlled for class.");
    }

    private static string Conclusion(Estimate figure) => figure switch
    {
        { Low: null } => "nothing can be said without an interval",
        { High: < 0 } => "error rises as coverage thins",
        { Low: > 0 } => "error is higher where coverage is richer",
        _ => "no link of error and coverage can be told from chance",
    };
}
