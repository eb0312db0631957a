using System.Globalization;

namespace SemCovNet.ReadModels.Experiments.Querying;

/// <summary>The span that a date or a time stands for: 2026-03 is a month, 2026-03-01 a day, 2026-03-01T14:30 a minute; all in UTC.</summary>
internal static class NamedTime
{
    /// <returns>Null where the text is no date; the end is the first moment that does not belong to it.</returns>
    public static (DateTimeOffset From, DateTimeOffset Until)? Of(string text) =>
        Parse(text, "yyyy-MM") is { } month ? (month, month.AddMonths(1))
        : Parse(text, "yyyy-MM-dd") is { } day ? (day, day.AddDays(1))
        : Parse(text, "yyyy-MM-dd'T'HH:mm") is { } minute ? (minute, minute.AddMinutes(1))
        : Parse(text, "yyyy-MM-dd'T'HH:mm:ss") is { } second ? (second, second.AddSeconds(1))
        : null;

    // The last year has no next one to end before.
    private static DateTimeOffset? Parse(string text, string format) =>
        DateTimeOffset.TryParseExact(text.TrimEnd('Z'), format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.Year < DateTime.MaxValue.Year ? time : null;
}
