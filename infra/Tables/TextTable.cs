using System.Text;

namespace SemCovNet.Tables;

/// <summary>Tables in text files: comma, semicolon or tab separated with a header line, or JSON Lines; told apart by how they begin.</summary>
public static class TextTable
{
    // A byte that is not UTF-8 is an error, not a replacement character in somebody's data.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads row by row; a file of any length takes the memory of one row.</summary>
    /// <param name="file">The name used in errors.</param>
    /// <exception cref="UnreadableFileException">Empty, not UTF-8 text, or not well-formed from some row on.</exception>
    public static IEnumerable<TableRow> Read(string file, Stream content)
    {
        using var reader = OpenText(content);
        using var rows = Rows(file, reader).GetEnumerator();
        while (Guarded(file, rows.MoveNext))
            yield return rows.Current;
    }

    // The stream is the caller's, who may want to read it again.
    internal static StreamReader OpenText(Stream content) => new(content, Strict, leaveOpen: true);

    internal static T Guarded<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException(new(file, null, null, "the file is not UTF-8 text: save it as CSV in UTF-8"));
        }
    }

    private static IEnumerable<TableRow> Rows(string file, StreamReader reader)
    {
        if (reader.EndOfStream)
            throw new UnreadableFileException(new(file, null, null, "the file is empty"));
        foreach (var row in reader.Peek() == '{' ? JsonLines.Read(file, reader) : DelimitedText.Read(file, reader))
            yield return row;
    }
}
