using System.Globalization;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Annotate;

/// <summary>Problems as CSV (RFC 4180): file, row, column, message.</summary>
public static class ProblemCsv
{
    public static string Write(IEnumerable<FileProblem> problems) =>
        string.Concat(problems.Select(Line).Prepend("file,row,column,message\r\n"));

    private static string Line(FileProblem problem) =>
        string.Join(',', Field(problem.File), problem.Row?.ToString(CultureInfo.InvariantCulture), Field(problem.Column), Field(problem.Message)) + "\r\n";

    // What begins like a formula would be run by a spreadsheet: the apostrophe makes it text.
    private static string Field(string? text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
