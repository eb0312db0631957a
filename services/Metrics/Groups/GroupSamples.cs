namespace SemCovNet.Metrics;

/// <summary>The rows of each group as predictions of their own: a metric on a group costs its rows, not all rows.</summary>
internal sealed class GroupSamples
{
    private readonly int[][] rows;
    private readonly Predictions[] groups;

    public GroupSamples(Predictions predictions, Grouping grouping)
    {
        rows = [.. grouping.Groups.Select(group => Enumerable.Range(0, predictions.Count).Where(row => grouping.Labels[row] == group).ToArray())];
        groups = [.. rows.Select(chosen => Predictions.From(predictions.Table.Only(chosen)))];
    }

    public int Count => groups.Length;

    /// <summary>The part of a sample that lies in each group.</summary>
    public IReadOnlyList<Sample> Of(Sample whole) => [.. groups.Select((group, g) => new Sample(group, Weights(whole, rows[g])))];

    private static double[] Weights(Sample whole, int[] rows)
    {
        var weights = new double[rows.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = whole.Weights[rows[i]];
        }

        return weights;
    }
}
