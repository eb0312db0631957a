namespace SemCovNet.Metrics;

/// <summary>Replicates of every figure of one reading.</summary>
internal sealed class CdiReplicates(int groupCount, int classCount, CdiOptions options)
{
    private readonly Replicates groups = new(groupCount, options.Resampling);
    private readonly Replicates signed = new(options.Definitions.Count, options.Resampling);
    private readonly Replicates within = new(options.Definitions.Count * classCount, options.Resampling);

    public Interval? OfGroup(int group) => groups.IntervalOf(group);

    /// <summary>Variance of a group's error over the replicates that give it support.</summary>
    public double NoiseOf(int group)
    {
        double[] defined = [.. groups.Of(group).Where(error => !double.IsNaN(error))];
        return defined.Length == 0 ? 0 : Spread.Variance(defined);
    }

    public Interval? OfDefinition(int definition) => signed.IntervalOf(definition);

    public Interval? OfClass(int definition, int @class) => within.IntervalOf(definition * classCount + @class);

    /// <summary>(B) the signed figure of a definition.</summary>
    public double[] ReplicatesOf(int definition) => signed.Of(definition);

    /// <summary>(B) its figure within a class.</summary>
    public double[] ReplicatesOf(int definition, int @class) => within.Of(definition * classCount + @class);

    /// <summary>The error of each group; NaN without support.</summary>
    public void RecordGroups(int index, double[] support, double[] wrong)
    {
        for (var group = 0; group < groupCount; group++)
        {
            groups[group, index] = wrong[group] / support[group];
        }
    }

    public void RecordScores(int index, IReadOnlyList<ClassGroups> counted)
    {
        for (var d = 0; d < options.Definitions.Count; d++)
        {
            if (options.Definitions[d].Posterior is not null)
            {
                continue;
            }

            var score = options.Definitions[d].Compute(counted);
            signed[d, index] = score.Signed.Number ?? double.NaN;
            for (var y = 0; y < score.Classes.Count; y++)
            {
                within[d * classCount + y, index] = score.Classes[y].Value.Number ?? double.NaN;
            }
        }
    }
}
