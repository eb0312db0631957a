using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.IsicDicm17k;

/// <summary>The attributes of a patient that errors are compared by. Blank ones are absent.</summary>
internal static class IsicDicm17kSubgroups
{
    private const string Site = "anatom_site_general";
    private const string Sex = "sex";
    private const string Age = "age_approx";

    public static IReadOnlyList<string> Attributes { get; } = ["site", Sex, "age_band"];

    public static IReadOnlyList<string> Columns { get; } = [Site, Sex, Age];

    public static IReadOnlyDictionary<string, string> Read(TableRow row) =>
        Attributes.Zip([row[Site], row[Sex], BandOf(row[Age])])
            .Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First, pair => pair.Second);

    // Ages are multiples of five, written 65.0; what is not an age is as good as blank.
    private static string BandOf(string age) =>
        double.TryParse(age, NumberStyles.Float, CultureInfo.InvariantCulture, out var years) && years is >= 0 and <= 120 ? AgeBands.Of(years) : "";
}
