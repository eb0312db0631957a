using System.Globalization;
using SemCovNet.Cli.Terminal;
using SemCovNet.Tables;

namespace SemCovNet.Cli.Measuring;

/// <summary>A table that is being read: whatever is wrong with it is collected with row and column, and told at once.</summary>
/// <param name="name">What the user called it.</param>
/// <param name="note">Told what is odd but not wrong.</param>
internal sealed class CheckedFile(string name, Action<string> note)
{
    private readonly FileProblems problems = new();

    /// <exception cref="CommandFailedException">There is no row.</exception>
    /// <exception cref="UnreadableFileException">The file is empty or not a table.</exception>
    public IReadOnlyList<TableRow> Rows(Stream content)
    {
        TableRow[] rows = [.. TextTable.Read(name, content)];
        return rows.Length > 0 ? rows : throw new CommandFailedException($"{name}: the file has no rows below its header");
    }

    /// <summary>Every column that occurs; the rows of a CSV file share theirs, those of JSON Lines need not.</summary>
    public static TableColumns Columns(IReadOnlyList<TableRow> rows) =>
        new([.. rows.Select(row => row.Columns).Distinct().SelectMany(columns => columns.Names).Distinct()]);

    public void Require(TableColumns columns, params string[] required)
    {
        foreach (var missing in required.Where(column => !columns.Has(column)))
            Wrong(null, missing, "the column is missing");
    }

    /// <summary>The number within 0 and 1 of a cell.</summary>
    public double Share(TableRow row, string column)
    {
        if (!double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            Wrong(row.Line, column, row[column].Length == 0 ? "the cell is blank: give a number within 0 and 1" : $"\"{row[column]}\" is not a number");
        else if (value is not (>= 0 and <= 1))
            Wrong(row.Line, column, $"{row[column]} is not within 0 and 1");
        return value;
    }

    /// <summary>The same; NaN where the cell is blank or says NaN.</summary>
    public double ShareOrUnknown(TableRow row, string column) =>
        row[column].Length == 0 || row[column].Equals("NaN", StringComparison.OrdinalIgnoreCase) ? double.NaN : Share(row, column);

    public string Text(TableRow row, string column)
    {
        if (row[column].Length == 0)
            Wrong(row.Line, column, "the cell is blank");
        return row[column];
    }

    public void Note(string what) => note($"{name}: {what}");

    public void Wrong(long? row, string? column, string message) => problems.Add(name, row, column, message);

    /// <exception cref="CommandFailedException">Something was wrong; the first twenty things are named.</exception>
    public void ThrowIfWrong()
    {
        if (problems.Count > 0)
            throw new CommandFailedException(problems.ToString());
    }
}
