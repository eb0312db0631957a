namespace SemCovNet.Tables;

/// <summary>Cells between white space, one row a line, as older datasets write their lists.</summary>
public static class SpacedText
{
    private static readonly char[] White = [' ', '\t'];

    /// <summary>A file without a header.</summary>
    /// <exception cref="UnreadableFileException">Empty, not UTF-8 text, or a row with another number of cells.</exception>
    public static IEnumerable<TableRow> Read(string file, Stream content, IReadOnlyList<string> columns) =>
        Rows(file, Lines(file, content).Where(line => line.Text.Length > 0), new(columns));

    /// <summary>A line of its own, then a header that does not name the first column, then rows.</summary>
    /// <param name="before">Is told the line before the header.</param>
    /// <exception cref="UnreadableFileException">Empty, not UTF-8 text, or a row with another number of cells.</exception>
    public static IEnumerable<TableRow> Read(string file, Stream content, Action<string> before, string firstColumn)
    {
        using var lines = Lines(file, content).Where(line => line.Text.Length > 0).GetEnumerator();
        if (!lines.MoveNext())
            throw new UnreadableFileException(new(file, null, null, "the file is empty"));
        before(lines.Current.Text);
        if (!lines.MoveNext())
            throw new UnreadableFileException(new(file, null, null, "the file ends before its header, which is the second line"));
        var columns = Header(file, lines.Current.Number, [firstColumn, .. Cells(lines.Current.Text)]);
        foreach (var row in Rows(file, Rest(lines), columns))
            yield return row;
    }

    private static TableColumns Header(string file, long line, IReadOnlyList<string> names)
    {
        try
        {
            return new(names, line);
        }
        catch (ArgumentException twice)
        {
            throw new UnreadableFileException(new(file, line, null, twice.Message));
        }
    }

    private static IEnumerable<TableRow> Rows(string file, IEnumerable<(string Text, long Number)> lines, TableColumns columns)
    {
        foreach (var (text, number) in lines)
        {
            var cells = Cells(text);
            if (cells.Length != columns.Names.Count)
                throw new UnreadableFileException(new(file, number, null, $"the row has {cells.Length} cells, not {columns.Names.Count}"));
            yield return new(number, columns, cells);
        }
    }

    private static IEnumerable<(string Text, long Number)> Rest(IEnumerator<(string Text, long Number)> lines)
    {
        while (lines.MoveNext())
            yield return lines.Current;
    }

    private static IEnumerable<(string Text, long Number)> Lines(string file, Stream content)
    {
        using var text = new Utf8Text(file, content);
        for (var number = 1L; text.ReadLine() is { } line; number++)
            yield return (line.Trim(), number);
    }

    private static string[] Cells(string line) => line.Split(White, StringSplitOptions.RemoveEmptyEntries);
}
