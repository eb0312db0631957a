namespace SemCovNet.Metrics;

/// <summary>Checked predictions: what every metric reads.</summary>
public sealed class Predictions
{
    private readonly double[][] probabilities;
    private readonly Lazy<Ranking>[] rankings;
    private readonly Lazy<Outcomes>[] outcomes;
    private readonly Lazy<int[]> decisions;
    private readonly Lazy<double[]> squaredErrors;

    private Predictions(PredictionTable table)
    {
        Table = table;
        Rows = AnnotatedRows.From(table);
        probabilities = [.. Enumerable.Range(0, ClassCount).Select(c => Column(table.Probabilities, c))];
        rankings = [.. probabilities.Select((p, c) => new Lazy<Ranking>(() => new Ranking(p, Rows.Labels, c)))];
        decisions = new(() => [.. Enumerable.Range(0, Count).Select(Decide)]);
        squaredErrors = new(() => [.. Enumerable.Range(0, Count).Select(SquaredError)]);
        outcomes = [.. Enum.GetValues<Confidence>().Select(c => new Lazy<Outcomes>(() => Outcomes.Of(this, c)))];
    }

    /// <summary>What was given; <c>Table with { Threshold = … }</c> makes another reading of the same answers.</summary>
    public PredictionTable Table { get; }

    public AnnotatedRows Rows { get; }

    public int Count => Rows.Count;

    public int ClassCount => Rows.Classes.Count;

    public bool IsBinary => ClassCount == 2;

    /// <summary>(n) probability of a class.</summary>
    public ReadOnlySpan<double> Probability(int @class) => probabilities[@class];

    /// <summary>(n) the class the model decides for: p ≥ threshold with two classes, else the first of the most probable.</summary>
    public ReadOnlySpan<int> Decisions => decisions.Value;

    /// <summary>(n) squared distance of the probabilities from what came true: of the positive alone with two classes, summed over all with more.</summary>
    internal ReadOnlySpan<double> SquaredErrors => squaredErrors.Value;

    /// <summary>The most probable class and its probability, whatever the threshold; of two classes at one half it is the positive.</summary>
    public (int Class, double Confidence) Top(int row)
    {
        if (IsBinary)
        {
            var p = probabilities[1][row];
            return p >= 0.5 ? (1, p) : (0, 1 - p);
        }

        var top = MostProbable(row);
        return (top, probabilities[top][row]);
    }

    /// <exception cref="InvalidTableException">A column has the wrong length or a value is out of range; the row is named.</exception>
    public static Predictions From(PredictionTable table)
    {
        Rules.Names("classes", table.Classes, least: 2);
        Rules.Length("rows of probabilities", table.Probabilities.GetLength(0), table.Labels.Count);
        Rules.Columns("probabilities", table.Probabilities.GetLength(1), table.Classes.Count);
        Rules.Require(double.IsFinite(table.Threshold), "The threshold is not a finite number; give a probability, usually 0.5.");
        Rules.Require(double.IsFinite(table.ValidationThreshold ?? 0),
            "The validation threshold is not a finite number; leave it out when none was fixed.");
        for (var row = 0; row < table.Labels.Count; row++)
        {
            // The positive of two classes comes first: the other column is often made from it and would take the blame.
            for (var c = table.Classes.Count - 1; c >= 0; c--)
            {
                Rules.Probability(row, table.Classes[c], table.Probabilities[row, c]);
            }
        }

        return new Predictions(table);
    }

    internal Ranking Ranking(int @class) => rankings[@class].Value;

    internal Outcomes OutcomesOf(Confidence confidence) => outcomes[(int)confidence].Value;

    private int Decide(int row) => IsBinary ? (probabilities[1][row] >= Table.Threshold ? 1 : 0) : MostProbable(row);

    private double SquaredError(int row)
    {
        var sum = 0.0;
        for (var c = IsBinary ? 1 : 0; c < ClassCount; c++)
        {
            var error = probabilities[c][row] - (Rows.Labels[row] == c ? 1 : 0);
            sum += error * error;
        }

        return sum;
    }

    private int MostProbable(int row)
    {
        var best = 0;
        for (var c = 1; c < probabilities.Length; c++)
        {
            best = probabilities[c][row] > probabilities[best][row] ? c : best;
        }

        return best;
    }

    private static double[] Column(double[,] matrix, int column) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => matrix[row, column])];
}
