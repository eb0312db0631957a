namespace SemCovNet.Metrics;

/// <summary>
/// Predictions with a weight for each row. A group, a bootstrap replicate and a descriptor's soft membership are all
/// reweightings of the same rows: a row of weight 2 counts exactly as two copies of it, a row of weight 0 is not there.
/// </summary>
public sealed class Sample
{
    private readonly double[] weights;
    private Confusion? confusion;
    private IReadOnlyList<Confusion>? confusionBySubgroup;

    internal Sample(Predictions predictions, double[] weights) => (Predictions, this.weights) = (predictions, weights);

    public Predictions Predictions { get; }

    /// <summary>(n) weight ≥ 0 of each row.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>What the metrics of the decisions read, counted once for all of them.</summary>
    internal Confusion Confusion => confusion ??= Confusion.Of(this);

    /// <summary>The same by subgroup, as <see cref="Confusion.BySubgroup"/> gives it.</summary>
    internal IReadOnlyList<Confusion> ConfusionBySubgroup => confusionBySubgroup ??= Confusion.BySubgroup(this);

    public static Sample Whole(Predictions predictions) => new(predictions, [.. Enumerable.Repeat(1.0, predictions.Count)]);

    /// <exception cref="InvalidTableException">There is not one finite weight ≥ 0 for each row.</exception>
    public static Sample Weighted(Predictions predictions, IReadOnlyList<double> weights)
    {
        Rules.Length("weights", weights.Count, predictions.Count);
        for (var row = 0; row < weights.Count; row++)
        {
            Rules.Weight(row, weights[row]);
        }

        return new Sample(predictions, [.. weights]);
    }
}
