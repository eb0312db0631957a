namespace SemCovNet.Metrics;

/// <summary>Replicates of every figure over evaluation cases; coverage is fixed, the floor is applied anew in each replicate.</summary>
internal sealed class CdiBootstrap
{
    private readonly int classes;
    private readonly Replicates groups;
    private readonly Replicates signed;
    private readonly Replicates within;

    public CdiBootstrap(AnnotatedRows rows, GroupErrors errors, CdiOptions options)
    {
        classes = rows.Classes.Count;
        groups = new Replicates(errors.Count, options.Resampling);
        signed = new Replicates(options.Definitions.Count, options.Resampling);
        within = new Replicates(options.Definitions.Count * classes, options.Resampling);
        new CaseBootstrap(rows.CaseNames.Count, options.Resampling).ForEach(errors.Sums.NewTotals, (index, counts, totals) =>
        {
            errors.Sums.TotalsByCount(counts, totals);
            RecordGroups(index, errors, totals);
            RecordScores(index, options.Definitions, errors.Counted(totals));
        });
    }

    public Interval? OfGroup(int group) => groups.IntervalOf(group);

    public Interval? OfDefinition(int definition) => signed.IntervalOf(definition);

    public Interval? OfClass(int definition, int @class) => within.IntervalOf(definition * classes + @class);

    /// <summary>(B) the signed figure of a definition.</summary>
    public double[] ReplicatesOf(int definition) => signed.Of(definition);

    /// <summary>(B) its figure within a class.</summary>
    public double[] ReplicatesOf(int definition, int @class) => within.Of(definition * classes + @class);

    private void RecordGroups(int index, GroupErrors errors, double[] totals)
    {
        for (var group = 0; group < errors.Count; group++)
        {
            groups[group, index] = errors.Error(totals, group);
        }
    }

    private void RecordScores(int index, IReadOnlyList<CdiDefinition> definitions, IReadOnlyList<ClassGroups> counted)
    {
        for (var d = 0; d < definitions.Count; d++)
        {
            var score = definitions[d].Compute(counted);
            signed[d, index] = score.Signed.Number ?? double.NaN;
            for (var y = 0; y < score.Classes.Count; y++)
            {
                within[d * classes + y, index] = score.Classes[y].Value.Number ?? double.NaN;
            }
        }
    }
}
