namespace SemCovNet.Metrics;

/// <summary>Weights of rows by true class and decision.</summary>
internal sealed class Confusion
{
    private readonly int classes;

    // (classes, classes) in one piece: one is made for every replicate.
    private readonly double[] weights;

    private Confusion(int classes) => (this.classes, weights) = (classes, new double[classes * classes]);

    public IEnumerable<int> Classes => Enumerable.Range(0, classes);

    public double Total => Classes.Sum(OfClass);

    public double Correct => Classes.Sum(c => this[c, c]);

    public double this[int truth, int decision] => weights[truth * classes + decision];

    public static Confusion Of(Sample sample)
    {
        var confusion = new Confusion(sample.Predictions.ClassCount);
        var labels = sample.Predictions.Rows.Labels;
        var decisions = sample.Predictions.Decisions;
        var weights = sample.Weights;
        for (var row = 0; row < labels.Length; row++)
        {
            confusion.Add(labels[row], decisions[row], weights[row]);
        }

        return confusion;
    }

    /// <summary>One for each subgroup, of its rows; rows without a subgroup are left out.</summary>
    public static IReadOnlyList<Confusion> BySubgroup(Sample sample)
    {
        Confusion[] confusions = [.. sample.Predictions.Rows.Subgroups.Select(_ => new Confusion(sample.Predictions.ClassCount))];
        var labels = sample.Predictions.Rows.Labels;
        var decisions = sample.Predictions.Decisions;
        var weights = sample.Weights;
        var subgroups = sample.Predictions.Rows.SubgroupOf;
        for (var row = 0; row < labels.Length; row++)
        {
            if (subgroups[row] != AnnotatedRows.Unknown)
            {
                confusions[subgroups[row]].Add(labels[row], decisions[row], weights[row]);
            }
        }

        return confusions;
    }

    public double OfClass(int truth)
    {
        var sum = 0.0;
        foreach (var weight in weights.AsSpan(truth * classes, classes))
        {
            sum += weight;
        }

        return sum;
    }

    public double DecidedFor(int decision) => Classes.Sum(truth => this[truth, decision]);

    public double Recall(int @class) => this[@class, @class] / OfClass(@class);

    public double F1(int @class) => 2 * this[@class, @class] / (OfClass(@class) + DecidedFor(@class));

    private void Add(int truth, int decision, double weight) => weights[truth * classes + decision] += weight;
}
