namespace SemCovNet.Tables;

/// <summary>Cells of an exported CSV file that no spreadsheet takes for a formula, and their way back.</summary>
public static class ExportCsv
{
    /// <summary>Begins the cell with ' where a spreadsheet would run it (OWASP ASVS 1.2.10), and quotes it where its text needs quotes.</summary>
    public static string Cell(string text)
    {
        var safe = RunsAsFormula(text) || IsEscaped(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",;\"\t\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }

    /// <summary>The text that <see cref="Cell"/> was given.</summary>
    public static string Restore(string cell) => IsEscaped(cell) ? cell[1..] : cell;

    // A text that already looks escaped is escaped once more, so that restoring gives it back unchanged.
    private static bool IsEscaped(string text) => text is ['\'', ..] && (RunsAsFormula(text[1..]) || IsEscaped(text[1..]));

    private static bool RunsAsFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\0', ..];
}
