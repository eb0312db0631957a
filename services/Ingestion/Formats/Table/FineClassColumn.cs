using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>The column of finer classes: each of its names lies within one class.</summary>
internal sealed class FineClassColumn
{
    private readonly SourceTable table;
    private readonly string column;
    private readonly Dictionary<string, (int Index, string Class)> found;

    public FineClassColumn(SourceTable table, string column, string classColumn, IReadOnlyList<string> classes)
    {
        (this.table, this.column) = (table, column);
        found = table.Rows.Where(row => row[column].Length > 0 && classes.Contains(row[classColumn])).GroupBy(row => row[column], row => row[classColumn])
            .OrderBy(part => part.Key, StringComparer.Ordinal).Index()
            .ToDictionary(entry => entry.Item.Key, entry => (entry.Index, entry.Item.First()), StringComparer.Ordinal);
        All = [.. found.OrderBy(part => part.Value.Index).Select(part => new FineClass(part.Key, classes.ToList().IndexOf(part.Value.Class)))];
    }

    /// <summary>In order of their names.</summary>
    public IReadOnlyList<FineClass> All { get; }

    /// <returns>Null where the cell is blank or contradicts the class, which is reported.</returns>
    public int? Of(TableRow row, string inClass)
    {
        if (table.Needed(row, column) is not { } name || !found.TryGetValue(name, out var part))
            return null;
        if (part.Class == inClass)
            return part.Index;
        table.Wrong(row, column, $"\"{name}\" is a part of {part.Class} in an earlier row and of {inClass} here: a fine class lies within one class");
        return null;
    }
}
