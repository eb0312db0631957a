using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>The attributes of a patient that errors are compared by. Blank ones are absent.</summary>
internal static class Milk10kSubgroups
{
    private const string Site = "site";
    private const string Sex = "sex";
    private const string Age = "age_approx";
    private const string AgeBand = "age_band";

    /// <summary>0 very dark to 5 very light; not Fitzpatrick, which runs the other way.</summary>
    private const string SkinTone = "skin_tone_class";

    public static IReadOnlyList<string> Attributes { get; } = [Site, Sex, SkinTone, AgeBand];

    public static IReadOnlyList<string> Columns { get; } = [Site, Sex, SkinTone, Age];

    public static IReadOnlyDictionary<string, string> Read(SourceTable table, TableRow row)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(Site, row[Site]);
        Add(Sex, OneOf(table, row, Sex, "male", "female"));
        Add(SkinTone, OneOf(table, row, SkinTone, "0", "1", "2", "3", "4", "5"));
        Add(AgeBand, BandOf(table, row));
        return found;

        void Add(string attribute, string value)
        {
            if (value.Length > 0)
                found.Add(attribute, value);
        }
    }

    private static string OneOf(SourceTable table, TableRow row, string column, params string[] allowed)
    {
        if (row[column].Length > 0 && !allowed.Contains(row[column]))
            table.Wrong(row, column, $"\"{row[column]}\" is none of {string.Join(", ", allowed)}");
        return row[column];
    }

    private static string BandOf(SourceTable table, TableRow row)
    {
        if (row[Age].Length == 0)
            return "";
        if (double.TryParse(row[Age], NumberStyles.Float, CultureInfo.InvariantCulture, out var years) && years is >= 0 and <= 120)
            return AgeBands.Of(years);
        table.Wrong(row, Age, $"\"{row[Age]}\" is not an age in years");
        return "";
    }
}
