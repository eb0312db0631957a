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
        var ranking = sample.Predictions.Ranking(positive);
        var rows = ranking.Rows;
        var isPositive = ranking.Positive;
        var probabilities = ranking.Probability;
        var weights = sample.Weights;
        var (before, right, wrong) = (new Counts(0, 0), 0.0, 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = weights[rows[i]];
            right += weight * isPositive[i];
            wrong += weight * (1 - isPositive[i]);

            // Of a replicate a third of the rows is not there.
            var isStep = i + 1 == rows.Length || probabilities[i + 1] != probabilities[i];
            if (isStep && (right != before.True || wrong != before.False))
            {
                var after = new Counts(right, wrong);
                step(before, after, probabilities[i]);
                before = after;
            }
        }
    }

    /// <summary>Weights called positive so far.</summary>
    public readonly record struct Counts(double True, double False);
}
