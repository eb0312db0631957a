namespace SemCovNet.Tables;

/// <summary>One row of a text table.</summary>
/// <param name="Line">1-based line of the file on which the row begins.</param>
/// <param name="Columns">The names of the cells; rows of one CSV file share the same instance.</param>
public sealed record TableRow(long Line, TableColumns Columns, IReadOnlyList<string> Cells)
{
    /// <returns>The cell without surrounding white space; empty where the row has no such column.</returns>
    public string this[string column] => Columns.IndexOf(column) is { } index ? Cells[index].Trim() : "";
}

/// <summary>The columns of a table, in order.</summary>
public sealed class TableColumns
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    /// <param name="line">1-based line of the file that names them.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public TableColumns(IReadOnlyList<string> names, long line = 1)
    {
        (Names, Line) = (names, line);
        foreach (var name in names)
        {
            if (!indexes.TryAdd(name, indexes.Count))
                throw new ArgumentException($"the column \"{name}\" stands twice in the header");
        }
    }

    public IReadOnlyList<string> Names { get; }

    public long Line { get; }

    public int? IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : null;

    public bool Has(string name) => indexes.ContainsKey(name);
}
