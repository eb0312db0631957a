namespace SemCovNet.Metrics;

/// <summary>A model's answers on rows, not yet checked. n rows, C classes.</summary>
public sealed record PredictionTable : RowTable
{
    /// <summary>(n, C) probability of each class in 0..1. With two classes only the column of class 1, the positive, is used.</summary>
    public required double[,] Probabilities { get; init; }

    /// <summary>With two classes a row is called positive when p ≥ this.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>The threshold that reached the wanted specificity on validation data; null when none was fixed.</summary>
    public double? ValidationThreshold { get; init; }

    /// <summary>Share of each (class, subgroup) in the training data, for adjusted accuracy; null when unknown.</summary>
    public IReadOnlyDictionary<(string Class, string Subgroup), double>? TrainingShares { get; init; }

    /// <summary>(n, C) from the values of each row, one a class.</summary>
    public static double[,] OfRows(IReadOnlyList<IReadOnlyList<double>> rows, int classes)
    {
        var columns = new double[rows.Count, classes];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var c = 0; c < classes; c++)
            {
                columns[row, c] = rows[row][c];
            }
        }

        return columns;
    }

    /// <summary>The two columns (1 − p, p) of a two-class table.</summary>
    public static double[,] OfPositive(IReadOnlyList<double> positive)
    {
        var columns = new double[positive.Count, 2];
        for (var row = 0; row < positive.Count; row++)
        {
            (columns[row, 0], columns[row, 1]) = (1 - positive[row], positive[row]);
        }

        return columns;
    }
}
