using System.Globalization;
using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Dashboard.Display;

/// <summary>How times are written: in the order, the words and the zone of the reader. A time of the day says its distance from UTC.</summary>
public static class When
{
    public static string Day(DateTimeOffset at) => Write(at, Reader.Current.Times.Day);

    public static string Minute(DateTimeOffset at) => $"{Write(at, Reader.Current.Times.Minute)} {Offset(at)}";

    public static string Second(DateTimeOffset at) => $"{Write(at, Reader.Current.Times.Second)} {Offset(at)}";

    /// <summary>For programs.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Write(DateTimeOffset at, string pattern) => Local(at).ToString(pattern, Reader.Current.Names);

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Reader.Current.Zone);

    private static string Offset(DateTimeOffset at)
    {
        var offset = Local(at).Offset;
        var sign = offset < TimeSpan.Zero ? "\u2212" : "+";
        return offset == TimeSpan.Zero ? "UTC" : $"UTC{sign}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}";
    }
}
