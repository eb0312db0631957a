using System.Globalization;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Where a file says something: a row and column of a table, or a path within a JSON document.</summary>
/// <param name="Row">1-based line; null in a JSON document.</param>
/// <param name="Index">Of the JSON document's record; 0 in a table.</param>
internal readonly record struct EntryPlace(long? Row, string? Column, long Index)
{
    /// <summary>One number for the record, never 0.</summary>
    public long Number => Row ?? -1 - Index;

    public static EntryPlace Cell(long row, string? column) => new(row, column, 0);

    public static EntryPlace Json(long index, string path) => new(null, path, index);

    public static string Describe(long number) => number > 0
        ? string.Create(CultureInfo.InvariantCulture, $"in row {number}")
        : string.Create(CultureInfo.InvariantCulture, $"at $[{-1 - number}]");
}
