using System.Globalization;
using SemCovNet.Contracts.Reports;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats;

/// <summary>One table of a dataset's folder, read with its errors collected under its own name.</summary>
public sealed class SourceTable
{
    private readonly FileProblems problems;
    private readonly IReadOnlyList<(string Name, long Line)> columns;

    private SourceTable(string name, IReadOnlyList<TableRow> rows, FileProblems problems)
    {
        Name = name;
        Rows = rows;
        this.problems = problems;
        columns = ColumnsOf(rows);
    }

    /// <summary>The path within the dataset's folder.</summary>
    public string Name { get; }

    public IReadOnlyList<TableRow> Rows { get; }

    /// <exception cref="UnreadableFileException">Missing, empty, without rows or without a column that is needed.</exception>
    public static SourceTable Open(string root, string name, FileProblems problems, params IReadOnlyList<string> needed) =>
        Open(root, name, TextTable.Read, problems, needed);

    /// <param name="read">Takes the name for errors and the content.</param>
    /// <exception cref="UnreadableFileException">Missing, empty, without rows or without a column that is needed.</exception>
    public static SourceTable Open(
        string root, string name, Func<string, Stream, IEnumerable<TableRow>> read, FileProblems problems, params IReadOnlyList<string> needed)
    {
        var path = Path.Combine(root, name);
        if (!File.Exists(path))
            throw new UnreadableFileException(new(name, null, null, $"the file is missing in {root}"));
        using var content = File.OpenRead(path);
        List<TableRow> rows = [.. read(name, content)];
        if (rows.Count == 0)
            throw new UnreadableFileException(new(name, null, null, "the file has a header but no rows"));
        var table = new SourceTable(name, rows, problems);
        var found = table.columns.Select(column => column.Name).ToList();
        foreach (var column in needed.Except(found))
            throw new UnreadableFileException(new(name, rows[0].Columns.Line, column, $"the column is missing; the file has {string.Join(", ", found)}"));
        return table;
    }

    public IReadOnlyList<UnknownColumn> UnknownColumns(ISet<string> known) =>
        [.. columns.Where(column => !known.Contains(column.Name)).Select(column => new UnknownColumn(Name, column.Name, column.Line))];

    public void Wrong(TableRow row, string? column, string message) => problems.Add(Name, row.Line, column, message);

    /// <summary>A value of 0 to 1; null where the cell is blank (not observed) or wrong (reported).</summary>
    public double? Share(TableRow row, string column)
    {
        var text = row[column];
        if (text.Length == 0)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            return value;
        Wrong(row, column, $"\"{text}\" is not a number from 0 to 1");
        return null;
    }

    /// <returns>A path within the dataset's folder; null where the cell is blank or leads out of it, which is reported.</returns>
    public string? PathWithin(TableRow row, string column)
    {
        if (Needed(row, column) is not { } path)
            return null;
        if (!Path.IsPathRooted(path) && !path.Split('/', '\\').Contains(".."))
            return path;
        Wrong(row, column, $"\"{path}\" leads out of the dataset's folder: give a path within it");
        return null;
    }

    /// <returns>Null where the cell is blank, which is reported.</returns>
    public string? Needed(TableRow row, string column)
    {
        var text = row[column];
        if (text.Length > 0)
            return text;
        Wrong(row, column, "the cell is blank");
        return null;
    }

    // The rows of a CSV file share their columns; those of JSON Lines need not.
    private static IReadOnlyList<(string Name, long Line)> ColumnsOf(IReadOnlyList<TableRow> rows) =>
    [
        .. rows.Select(row => row.Columns).Distinct()
            .SelectMany(columns => columns.Names.Select(name => (Name: name, columns.Line)))
            .DistinctBy(column => column.Name),
    ];
}
