using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>Each lesion was pictured twice; a dataset takes one view.</summary>
internal static class Milk10kViews
{
    public const string Column = "image_type";
    public const string Default = "dermoscopic";

    private static readonly Dictionary<string, string> ViewByType = new(StringComparer.Ordinal)
    {
        ["dermoscopic"] = "dermoscopic",
        ["clinical: close-up"] = "clinical",
    };

    /// <exception cref="ArgumentException">MILK10k has no such view.</exception>
    public static string Check(string view) =>
        ViewByType.ContainsValue(view)
            ? view
            : throw new ArgumentException($"MILK10k has no view \"{view}\": choose one of {string.Join(", ", ViewByType.Values)}.");

    /// <returns>Null where the row names no known view, which is reported.</returns>
    public static string? Of(SourceTable table, TableRow row)
    {
        if (ViewByType.TryGetValue(row[Column], out var view))
            return view;
        table.Wrong(row, Column, $"\"{row[Column]}\" is none of {string.Join(", ", ViewByType.Keys)}");
        return null;
    }
}
