namespace SemCovNet.Metrics;

/// <summary>Weights of rows by true class and decision.</summary>
internal sealed class Confusion
{
    private readonly double[,] weights;

    public Confusion(Sample sample)
    {
        var classes = sample.Predictions.ClassCount;
        weights = new double[classes, classes];
        for (var row = 0; row < sample.Predictions.Count; row++)
        {
            weights[sample.Predictions.Rows.Labels[row], sample.Predictions.Decision(row)] += sample.Weights[row];
        }
    }

    public IEnumerable<int> Classes => Enumerable.Range(0, weights.GetLength(0));

    public double Total => Classes.Sum(OfClass);

    public double Correct => Classes.Sum(c => weights[c, c]);

    public double this[int truth, int decision] => weights[truth, decision];

    public double OfClass(int truth) => Classes.Sum(decision => weights[truth, decision]);

    public double DecidedFor(int decision) => Classes.Sum(truth => weights[truth, decision]);

    public double Recall(int @class) => weights[@class, @class] / OfClass(@class);

    public double F1(int @class) => 2 * weights[@class, @class] / (OfClass(@class) + DecidedFor(@class));
}
