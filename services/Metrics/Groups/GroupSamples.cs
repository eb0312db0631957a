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

    /// <summary>Room for the weights of every group's rows.</summary>
    public double[][] NewWeights() => [.. rows.Select(chosen => new double[chosen.Length])];

    /// <summary>The part of a sample that lies in each group, weighed in the given room.</summary>
    public IReadOnlyList<Sample> Of(Sample whole, double[][] weights)
    {
        for (var group = 0; group < rows.Length; group++)
        {
            for (var i = 0; i < rows[group].Length; i++)
            {
                weights[group][i] = whole.Weights[rows[group][i]];
            }
        }

        return [.. groups.Select((group, g) => new Sample(group, weights[g]))];
    }
}
