using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>The diagnosis of each lesion, one of eleven classes.</summary>
internal static class Milk10kGroundTruth
{
    public const string Lesion = "lesion_id";
    public const string Melanoma = "MEL";

    public static IReadOnlyList<string> Classes { get; } =
        ["AKIEC", "BCC", "BEN_OTH", "BKL", "DF", "INF", "MAL_OTH", Melanoma, "NV", "SCCKA", "VASC"];

    /// <returns>Index into <see cref="Classes"/> by lesion; null for a lesion whose row is wrong, which is reported.</returns>
    public static Dictionary<string, int?> Read(SourceTable table)
    {
        var classes = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (table.Needed(row, Lesion) is { } lesion && !classes.TryAdd(lesion, ClassOf(table, row)))
                table.Wrong(row, Lesion, $"lesion {lesion} stands here a second time");
        }
        return classes;
    }

    private static int? ClassOf(SourceTable table, TableRow row)
    {
        var flags = Classes.Select(name => Flag(table, row, name)).ToList();
        if (flags.Contains(null))
            return null;
        if (flags.Count(flag => flag == true) == 1)
            return flags.IndexOf(true);
        table.Wrong(row, null, $"{flags.Count(flag => flag == true)} of the {Classes.Count} classes are set, not exactly one");
        return null;
    }

    // Both 1.0 and 1 are found in the wild.
    private static bool? Flag(SourceTable table, TableRow row, string column)
    {
        if (double.TryParse(row[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is 0 or 1)
            return value == 1;
        table.Wrong(row, column, $"\"{row[column]}\" is neither 0 nor 1");
        return null;
    }
}
