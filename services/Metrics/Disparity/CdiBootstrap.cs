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
        new SumsBootstrap(rows.CaseNames.Count, [groups.Support, .. wrong], options.Resampling).ForEach((index, totals) =>
        {
            var support = totals[0];
            var counted = groups.Counted(support);
            for (var reading = 0; reading < replicates.Length; reading++)
            {
                var errors = totals[1 + reading];
                replicates[reading].RecordGroups(index, support, errors);
                replicates[reading].RecordScores(index, [.. counted.Select(c => c.With(errors))]);
            }
        });
        return replicates;
    }
}
