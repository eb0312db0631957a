using System.Globalization;

namespace SemCovNet.Dashboard.Readers;

/// <summary>What <c>js/reader.js</c> found out about the reader.</summary>
/// <param name="GroupSizes">Digits between marks from the right: 3, or 3 and 2 in India.</param>
/// <param name="Months">The twelve names as they stand in dates.</param>
/// <param name="Noon">The words for before and after noon; empty where the clock has 24 hours.</param>
/// <param name="Zone">By its IANA name.</param>
public sealed record BrowserSays(string Decimal, string Group, int[] GroupSizes, string[] Months, string[] Noon, TimePatterns Times, string Zone)
{
    public Reader ToReader() => new(
        new() { NegativeSign = "\u2212", NumberDecimalSeparator = Decimal, NumberGroupSeparator = Group, NumberGroupSizes = GroupSizes },
        Names(),
        Times,
        // Times in UTC say so: nobody takes them for their own.
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc);

    private DateTimeFormatInfo Names()
    {
        // .NET asks for a thirteenth month, which the Gregorian calendar leaves empty.
        string[] months = [.. Months, ""];
        var names = new DateTimeFormatInfo { AbbreviatedMonthNames = months, AbbreviatedMonthGenitiveNames = months };
        if (Noon is [var before, var after])
            (names.AMDesignator, names.PMDesignator) = (before, after);
        return names;
    }
}
