namespace SemCovNet.Metrics;

internal static class RowSelection
{
    /// <summary>The table of these rows alone, in this order, without descriptors: no metric reads them.</summary>
    public static PredictionTable Only(this PredictionTable table, int[] rows) => table with
    {
        Labels = [.. rows.Select(row => table.Labels[row])],
        Cases = [.. rows.Select(row => table.Cases[row])],
        Subgroups = table.Subgroups is { } subgroups ? [.. rows.Select(row => subgroups[row])] : null,
        Probabilities = Only(table.Probabilities, rows),
        Descriptors = [],
        DescriptorValues = new double[0, 0],
    };

    private static double[,] Only(double[,] matrix, int[] rows)
    {
        var only = new double[rows.Length, matrix.GetLength(1)];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < only.GetLength(1); column++)
            {
                only[row, column] = matrix[rows[row], column];
            }
        }

        return only;
    }
}
