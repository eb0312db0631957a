namespace SemCovNet.Metrics;

/// <summary>
/// Replicates over evaluation cases; coverage is fixed, the floor is applied anew in each replicate. All readings of the rows see the
/// same draws, so that they are paired, and share what does not depend on the decisions.
/// </summary>
internal static class CdiBootstrap
{
    public static IReadOnlyList<CdiReplicates> Run(AnnotatedRows rows, EvaluatedGroups groups, IReadOnlyList<CaseSums> wrong, CdiOptions options)
    {
        CdiReplicates[] replicates = [.. wrong.Select(_ => new CdiReplicates(groups.Count, rows.Classes.Count, options))];
        new CaseBootstrap(rows.CaseNames.Count, options.Resampling).ForEach(
            () => (Support: groups.Support.NewTotals(), Wrong: groups.Support.NewTotals()),
            (index, counts, totals) =>
            {
                groups.Support.TotalsByCount(counts, totals.Support);
                var counted = groups.Counted(totals.Support);
                for (var reading = 0; reading < replicates.Length; reading++)
                {
                    wrong[reading].TotalsByCount(counts, totals.Wrong);
                    replicates[reading].RecordGroups(index, totals.Support, totals.Wrong);
                    replicates[reading].RecordScores(index, [.. counted.Select(c => c.With(totals.Wrong))]);
                }
            });
        return replicates;
    }
}
