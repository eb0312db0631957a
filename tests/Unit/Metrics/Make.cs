using SemCovNet.Metrics;

namespace SemCovNet.Tests.Unit.Metrics;

/// <summary>Small tables for tests; one case a row unless said otherwise.</summary>
internal static class Make
{
    public static PredictionTable Table(int[] labels, double[] positive) => new()
    {
        Classes = ["other", "MEL"],
        Labels = labels,
        Cases = [.. labels.Select((_, row) => $"case-{row}")],
        Probabilities = PredictionTable.OfPositive(positive),
    };

    public static Predictions Predictions(int[] labels, double[] positive) => SemCovNet.Metrics.Predictions.From(Table(labels, positive));

    /// <summary>Draws a table in which the error of a row rises as the coverage of its descriptors falls, by the given strength.</summary>
    public static (Predictions Predictions, CoverageTable Coverage) Imbalanced(int rows, double strength, ulong seed)
    {
        var random = new Xoshiro256(seed);
        double[] coverage = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8];
        var (labels, positive, values) = (new int[rows], new double[rows], new double[rows, coverage.Length]);
        for (var row = 0; row < rows; row++)
        {
            var descriptor = random.NextBelow(coverage.Length);
            labels[row] = random.NextBelow(2);
            values[row, descriptor] = 1;
            var wrong = random.NextBelow(1000) < 1000 * (0.3 - strength * Math.Log10(coverage[descriptor] / 0.2));
            positive[row] = wrong == (labels[row] == 0) ? 0.8 : 0.2;
        }

        var table = Table(labels, positive) with { Descriptors = [.. coverage.Select((_, k) => $"d{k}")], DescriptorValues = values };
        return (SemCovNet.Metrics.Predictions.From(table), CoverageOf(table, coverage));
    }

    public static CoverageTable CoverageOf(RowTable table, double[] coverage) => CoverageTable.From(
        table.Classes.SelectMany(y => table.Descriptors.Select((k, i) => new CoverageEntry(new SemanticGroup(y, k), coverage[i]))));

    /// <summary>The table with each row as often as its count says: what a bootstrap replicate means.</summary>
    public static PredictionTable Copies(PredictionTable table, Func<int, int> count)
    {
        int[] rows = [.. Enumerable.Range(0, table.Labels.Count).SelectMany(row => Enumerable.Repeat(row, count(row)))];
        return table with
        {
            Labels = [.. rows.Select(r => table.Labels[r])],
            Cases = [.. rows.Select(r => table.Cases[r])],
            Subgroups = table.Subgroups is { } s ? [.. rows.Select(r => s[r])] : null,
            Probabilities = Rows(table.Probabilities, rows),
            DescriptorValues = Rows(table.DescriptorValues, rows),
        };
    }

    private static double[,] Rows(double[,] matrix, int[] rows)
    {
        var copy = new double[matrix.GetLength(0) == 0 ? 0 : rows.Length, matrix.GetLength(1)];
        for (var row = 0; row < copy.GetLength(0); row++)
        {
            for (var column = 0; column < copy.GetLength(1); column++)
            {
                copy[row, column] = matrix[rows[row], column];
            }
        }

        return copy;
    }
}
