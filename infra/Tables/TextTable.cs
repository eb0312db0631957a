namespace SemCovNet.Tables;

/// <summary>Tables in text files: comma, semicolon or tab separated with a header line, or JSON Lines; told apart by how they begin.</summary>
public static class TextTable
{
    /// <summary>Reads row by row; a file of any length takes the memory of one row.</summary>
    /// <param name="file">The name used in errors.</param>
    /// <exception cref="UnreadableFileException">Empty, not UTF-8 text, or not well-formed from some row on.</exception>
    public static IEnumerable<TableRow> Read(string file, Stream content)
    {
        using var text = new Utf8Text(file, content);
        foreach (var row in Rows(file, text))
            yield return row;
    }

    private static IEnumerable<TableRow> Rows(string file, Utf8Text text)
    {
        if (text.Beginning.IsEmpty)
            throw new UnreadableFileException(new(file, null, null, "the file is empty"));
        var beginning = text.Beginning.TrimStart();
        if (beginning is ['[', .. var rest] && rest.TrimStart() is [] or ['{', ..])
            throw new UnreadableFileException(new(file, null, null, "the file is one JSON list: write one object a line, with no brackets around them and no commas between"));
        return beginning is ['{', ..] ? JsonLines.Read(file, text) : DelimitedText.Read(file, text);
    }
}
