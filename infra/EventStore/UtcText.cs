using System.Globalization;

namespace SemCovNet.EventStore;

/// <summary>Times as text: ISO 8601, UTC, always seven decimals, so that text order is time order and no tick is lost.</summary>
public static class UtcText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // "O" of a UTC time is that format, written several times as fast.
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text was not written by <see cref="Of"/>.</exception>
    public static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
