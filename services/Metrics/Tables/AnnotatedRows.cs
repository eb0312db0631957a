namespace SemCovNet.Metrics;

/// <summary>Checked rows: class, case, descriptors and subgroup of each. Names are replaced by indices.</summary>
public sealed class AnnotatedRows
{
    public const int Unknown = -1;

    private readonly int[] labels;
    private readonly int[] cases;
    private readonly int[] subgroups;
    private readonly double[] values;

    private AnnotatedRows(RowTable table)
    {
        Classes = [.. table.Classes];
        Descriptors = [.. table.Descriptors];
        labels = [.. table.Labels];
        (CaseNames, cases) = Index(table.Cases, table.Cases.Distinct(StringComparer.Ordinal));
        var known = table.Subgroups ?? new string?[labels.Length];
        var named = known.OfType<string>().Where(s => !string.IsNullOrWhiteSpace(s));
        (Subgroups, subgroups) = Index(known, named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        values = new double[table.DescriptorValues.Length];
        Buffer.BlockCopy(table.DescriptorValues, 0, values, 0, Buffer.ByteLength(values));
    }

    public int Count => labels.Length;

    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<string> Descriptors { get; }

    /// <summary>Names of the subgroups that occur, in ordinal order.</summary>
    public IReadOnlyList<string> Subgroups { get; }

    /// <summary>Names of the cases, in order of first appearance.</summary>
    public IReadOnlyList<string> CaseNames { get; }

    /// <summary>(n) class index of each row.</summary>
    public ReadOnlySpan<int> Labels => labels;

    /// <summary>(n) index into <see cref="CaseNames"/> of each row.</summary>
    public ReadOnlySpan<int> Cases => cases;

    /// <summary>(n) index into <see cref="Subgroups"/> of each row, <see cref="Unknown"/> where blank.</summary>
    public ReadOnlySpan<int> SubgroupOf => subgroups;

    /// <summary>The value in 0..1 of a descriptor on a row; NaN where not observed.</summary>
    public double Value(int row, int descriptor) => values[row * Descriptors.Count + descriptor];

    /// <exception cref="InvalidTableException">A column has the wrong length or a value is out of range; the row is named.</exception>
    public static AnnotatedRows From(RowTable table)
    {
        // One class is enough to ask what it covers; predictions ask for two.
        Rules.Names("classes", table.Classes, least: 1);
        Rules.Names("descriptors", table.Descriptors, least: 0);
        CheckLengths(table);
        for (var row = 0; row < table.Labels.Count; row++)
        {
            CheckRow(table, row);
        }

        return new AnnotatedRows(table);
    }

    private static void CheckLengths(RowTable table)
    {
        var rows = table.Labels.Count;
        Rules.Length("cases", table.Cases.Count, rows);
        Rules.Length("subgroups", table.Subgroups?.Count ?? rows, rows);
        if (table.Descriptors.Count > 0)
        {
            Rules.Length("rows of descriptor values", table.DescriptorValues.GetLength(0), rows);
        }

        Rules.Columns("descriptor values", table.DescriptorValues.GetLength(1), table.Descriptors.Count);
    }

    private static void CheckRow(RowTable table, int row)
    {
        Rules.Label(row, table.Labels[row], table.Classes.Count);
        Rules.Case(row, table.Cases[row]);
        for (var k = 0; k < table.Descriptors.Count; k++)
        {
            Rules.Descriptor(row, table.Descriptors[k], table.DescriptorValues[row, k]);
        }
    }

    private static (IReadOnlyList<string> Names, int[] Indices) Index(IReadOnlyList<string?> column, IEnumerable<string> distinct)
    {
        string[] names = [.. distinct];
        var index = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i, StringComparer.Ordinal);
        return (names, [.. column.Select(name => name is not null && index.TryGetValue(name, out var i) ? i : Unknown)]);
    }
}
