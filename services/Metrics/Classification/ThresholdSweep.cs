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
        var weights = sample.Weights;
        var (positives, negatives) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            positives += labels[row] == positive ? weights[row] : 0;
            negatives += labels[row] == positive ? 0 : weights[row];
        }

        (Positives, Negatives) = (positives, negatives);
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
        var (right, wrong) = (0.0, 0.0);
        for (var i = order.Length - 1; i >= 0;)
        {
            var (before, probability) = (new Counts(right, wrong), probabilities[order[i]]);
            for (; i >= 0 && probabilities[order[i]] == probability; i--)
            {
                var row = order[i];
                if (labels[row] == positive)
                {
                    right += weights[row];
                }
                else
                {
                    wrong += weights[row];
                }
            }

            // Of a replicate a third of the rows is not there.
            if (right != before.True || wrong != before.False)
            {
                step(before, new Counts(right, wrong), probability);
            }
        }
    }

    /// <summary>Weights called positive so far.</summary>
    public readonly record struct Counts(double True, double False);
}
