using System.Globalization;
using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Dashboard.Display;

/// <summary>How figures are written: three decimals, a true minus sign, the reader's marks, and — where there is none.</summary>
public static class Figure
{
    public const string Undefined = "—";

    public static string Fixed(double? value, int decimals = 3) =>
        value is { } number ? number.ToString($"F{decimals}", Numbers) : Undefined;

    /// <summary>For instance 3.0e−4.</summary>
    public static string Scientific(double? value) => value?.ToString("0.0e0", Numbers) ?? Undefined;

    public static string Signed(double? value) =>
        value is { } number ? (Math.Round(number, 3) > 0 ? "+" : "") + Fixed(number) : Undefined;

    public static string Interval(double? low, double? high, bool signed = false) =>
        low is null || high is null ? "" : signed ? $"[{Signed(low)}{Between} {Signed(high)}]" : $"[{Fixed(low)}{Between} {Fixed(high)}]";

    /// <summary>For programs: reads back as the very same number.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>All digits, for a title.</summary>
    public static string Whole(double? value) => value is { } number ? Reader.Current.Write(number) : Undefined;

    /// <summary>With the reader's marks between thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", Numbers);

    /// <summary>A sum of descriptor values: one decimal below a thousand.</summary>
    public static string EffectiveN(double? value) => value >= 1000 ? Count((long)Math.Round(value.Value)) : Fixed(value, 1);

    /// <summary>A share, 0 to 1, in hundredths.</summary>
    public static string Percent(double? value) => value is { } share ? $"{Fixed(100 * share, 1)} %" : Undefined;

    /// <summary>Below a thousandth only the bound is said.</summary>
    public static string PValue(double? value) => value switch
    {
        null => Undefined,
        < 0.001 => $"< {Fixed(0.001)}",
        _ => Fixed(value),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => $"{Fixed(bytes / 1024.0, 1)} KB",
        < 1 << 30 => $"{Fixed(bytes / 1048576.0, 1)} MB",
        _ => $"{Fixed(bytes / 1073741824.0, 1)} GB",
    };

    public static string Seconds(double? seconds) => seconds is { } known ? Duration(TimeSpan.FromSeconds(known)) : "";

    public static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Fixed(span.TotalSeconds, 1)} s",
        { TotalMinutes: < 60 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalHours: < 48 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} days",
    };

    private static NumberFormatInfo Numbers => Reader.Current.Numbers;

    // Two numbers with decimal commas are not told apart by a comma.
    private static string Between => Numbers.NumberDecimalSeparator == "," ? ";" : ",";
}
