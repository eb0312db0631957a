using System.Globalization;
using SemCovNet.Contracts.Http;
using SemCovNet.Tables;

namespace SemCovNet.Fairness.Files;

/// <summary>A table that is being read: whatever is wrong with it is collected with row and column, and told at once.</summary>
/// <param name="name">What the user called it.</param>
/// <param name="note">Told what is odd but not wrong.</param>
public sealed class CheckedFile(string name, Action<string> note)
{
    private readonly FileProblems problems = new();

    /// <exception cref="UnreadableFileException">The file is empty, has no row, or is not a table.</exception>
    public IReadOnlyList<TableRow> Rows(Stream content)
    {
        TableRow[] rows = [.. TextTable.Read(name, content)];
        return rows.Length > 0 ? rows : throw new UnreadableFileException(new(name, null, null, "the file has no rows below its header"));
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

    /// <exception cref="FileRefusedException">Something was wrong; the first twenty things are named.</exception>
    public void ThrowIfWrong()
    {
        if (problems.Count > 0)
            throw new FileRefusedException(problems);
    }
}

/// <summary>Something in a file is wrong, and nothing of it was taken; the message shows the first twenty problems.</summary>
public sealed class FileRefusedException(FileProblems problems) : Exception(problems.ToString())
{
    public int ProblemCount { get; } = problems.Count;

    /// <summary>The first thousand.</summary>
    public IReadOnlyList<FileProblem> Problems { get; } = problems.Kept;
}
