using Sylvan.Data.Csv;

namespace SemCovNet.Tables;

/// <summary>Comma, semicolon or tab separated text; the header line shows which.</summary>
internal static class DelimitedText
{
    // The CSV reader cannot be kept from skipping comments, but no row begins with half a character.
    private const char NoComment = '\uDC00';

    public static IEnumerable<TableRow> Read(string file, TextReader reader)
    {
        using var csv = Guarded(file, line: 1, () => CsvDataReader.Create(reader, Options));
        var columns = Header(file, csv);
        var line = 1L + LinesOf(csv);
        while (Guarded(file, line, csv.Read))
        {
            if (!IsBlank(csv))
                yield return new(line, columns, Cells(file, csv, columns, line));
            line += LinesOf(csv);
        }
    }

    // Without a delimiter given, the reader takes the one that the header line holds most often.
    private static CsvDataReaderOptions Options =>
        new() { HasHeaders = false, Comment = NoComment, BufferSize = Utf8Text.BlockSize, MaxBufferSize = 1 << 22 };

    private static TableColumns Header(string file, CsvDataReader csv)
    {
        Guarded(file, line: 1, csv.Read);
        try
        {
            return new([.. Enumerable.Range(0, csv.RowFieldCount).Select(index => csv.GetString(index).Trim())]);
        }
        catch (ArgumentException twice)
        {
            throw new UnreadableFileException(new(file, 1, null, twice.Message));
        }
    }

    private static T Guarded<T>(string file, long line, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new UnreadableFileException(new(file, line, null, $"the row is not well-formed ({failure.Message}): look for a stray or missing quote"));
        }
    }

    private static string[] Cells(string file, CsvDataReader csv, TableColumns columns, long line)
    {
        if (csv.RowFieldCount != columns.Names.Count)
            throw new UnreadableFileException(new(file, line, null, $"the row has {csv.RowFieldCount} cells, but the header has {columns.Names.Count}"));
        var cells = new string[columns.Names.Count];
        for (var index = 0; index < cells.Length; index++)
            cells[index] = csv.GetString(index);
        return cells;
    }

    private static bool IsBlank(CsvDataReader csv) => csv.RowFieldCount <= 1 && string.IsNullOrWhiteSpace(csv.GetString(0));

    /// <summary>A quoted cell may hold line breaks; the row then covers several lines of the file.</summary>
    private static int LinesOf(CsvDataReader csv) => Math.Max(1, csv.GetRawRecordSpan().TrimEnd("\r\n").Count('\n') + 1);
}
