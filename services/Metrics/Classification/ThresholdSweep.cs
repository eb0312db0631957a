namespace SemCovNet.Metrics;

/// <summary>
/// One class against the rest, walked from the highest probability to the lowest. Rows of equal probability are one step:
/// no threshold can part them.
/// </summary>
internal sealed class ThresholdSweep
{
    private readonly Sample sample;
    private readonly int positive;

    public ThresholdSweep(Sample sample, int positive)
    {
        (this.sample, this.positive) = (sample, positive);
        var labels = sample.Predictions.Rows.Labels;
        for (var row = 0; row < labels.Length; row++)
        {
            Positives += labels[row] == positive ? sample.Weights[row] : 0;
            Negatives += labels[row] == positive ? 0 : sample.Weights[row];
        }
    }

    public delegate void Step(Counts before, Counts after, double probability);

    /// <summary>Weight of the rows of the class.</summary>
    public double Positives { get; }

    /// <summary>Weight of all other rows.</summary>
    public double Negatives { get; }

    public string ClassName => sample.Predictions.Rows.Classes[positive];

    public void Descend(Step step)
    {
        var probabilities = sample.Predictions.Probability(positive);
        var order = sample.Predictions.Ascending(positive);
        var labels = sample.Predictions.Rows.Labels;
        var weights = sample.Weights;
        var reached = default(Counts);
        for (var i = order.Length - 1; i >= 0;)
        {
            var (before, probability) = (reached, probabilities[order[i]]);
            for (; i >= 0 && probabilities[order[i]] == probability; i--)
            {
                reached = reached.Add(labels[order[i]] == positive, weights[order[i]]);
            }

            step(before, reached, probability);
        }
    }

    /// <summary>Weights called positive so far.</summary>
    public readonly record struct Counts(double True, double False)
    {
        public Counts Add(bool isPositive, double weight) =>
            isPositive ? this with { True = True + weight } : this with { False = False + weight };
    }
}
