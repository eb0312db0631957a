using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Cli.Studies.Exports;

/// <summary>A CSV file from rows of cells.</summary>
internal static class Csv
{
    public static string Of(IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Cell)) + "\n"));

    /// <summary>Reads back as the very same number; empty where there is none.</summary>
    public static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    // A negative number is no formula.
    private static string Cell(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? text : ExportCsv.Cell(text);
}
