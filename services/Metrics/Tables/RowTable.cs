namespace SemCovNet.Metrics;

/// <summary>Rows as they come from a file or an artifact, not yet checked. n rows, K descriptors.</summary>
public record RowTable
{
    /// <summary>Names of the classes, at least two; a label is an index into this list.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>(n) class index of each row.</summary>
    public required IReadOnlyList<int> Labels { get; init; }

    /// <summary>(n) the case (lesion, patient) each row belongs to: bootstraps draw cases, never rows.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>(K) names of the descriptors.</summary>
    public IReadOnlyList<string> Descriptors { get; init; } = [];

    /// <summary>(n, K) descriptor values in 0..1; NaN where not observed.</summary>
    public double[,] DescriptorValues { get; init; } = new double[0, 0];

    /// <summary>(n) subgroup of each row, null or blank where unknown; null when there are no subgroups.</summary>
    public IReadOnlyList<string?>? Subgroups { get; init; }

    /// <summary>(n, K) from the values of each row; a row without values has observed none.</summary>
    public static double[,] ValuesOf(IReadOnlyList<IReadOnlyList<double?>> rows, int descriptors)
    {
        var values = new double[rows.Count, descriptors];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var k = 0; k < descriptors; k++)
            {
                values[row, k] = k < rows[row].Count ? rows[row][k] ?? double.NaN : double.NaN;
            }
        }

        return values;
    }
}
