using System.Globalization;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Celeba;

/// <summary>The three text files that say what CelebA's images show, whom, and in which split they are.</summary>
internal static class CelebaTables
{
    /// <summary>The column of the image file's name, which has no header of its own.</summary>
    public const string File = "image";

    private const string Person = "identity";
    private const string Partition = "partition";

    /// <summary>A count line, a header line, then a row an image of 1 (present) and -1.</summary>
    /// <exception cref="UnreadableFileException">Not such a file.</exception>
    public static SourceTable Attributes(string root, string name, FileProblems problems)
    {
        var count = (Text: "", Said: (long?)null);
        var table = SourceTable.Open(root, name, Read, problems);
        if (count.Said != table.Rows.Count)
            problems.Add(name, 1, null, $"the first line says {count.Text} images, but {table.Rows.Count} rows follow: is the file whole?");
        return table;

        IEnumerable<TableRow> Read(string file, Stream content) => SpacedText.Read(file, content, before: line => count = (line, CountOf(line)), firstColumn: File);
    }

    /// <returns>Null where the cell is neither 1 nor -1, which is reported.</returns>
    public static bool? Flag(SourceTable table, TableRow row, string column)
    {
        if (row[column] is "1" or "-1")
            return row[column] == "1";
        table.Wrong(row, column, $"\"{row[column]}\" is neither 1 nor -1");
        return null;
    }

    public static List<Split> Splits(string root, string name, FileProblems problems) =>
        Entries<Split>(root, name, Partition, problems, text => text switch { "0" => Split.Train, "1" => Split.Validation, "2" => Split.Test, _ => null }, "0, 1 or 2");

    public static List<string> People(string root, string name, FileProblems problems)
    {
        var numbers = Entries<long>(root, name, Person, problems, CountOf, "a person's number");
        return new(name, numbers.Entries.ToDictionary(entry => entry.Key, entry => new Entry<string>(entry.Value.Value.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal));
    }

    private static List<T> Entries<T>(string root, string name, string column, FileProblems problems, Func<string, T?> parse, string wanted)
        where T : struct
    {
        var table = SourceTable.Open(root, name, (file, content) => SpacedText.Read(file, content, [File, column]), problems);
        var entries = new Dictionary<string, Entry<T>>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (parse(row[column]) is not { } value)
                table.Wrong(row, column, $"\"{row[column]}\" is not {wanted}");
            else if (!entries.TryAdd(row[File], new(value)))
                table.Wrong(row, File, $"{row[File]} stands here a second time");
        }
        return new(name, entries);
    }

    private static long? CountOf(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <param name="Name">The file, for errors.</param>
    internal sealed record List<T>(string Name, IReadOnlyDictionary<string, Entry<T>> Entries);

    internal sealed record Entry<T>(T Value);
}
