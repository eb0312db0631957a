using System.Globalization;

namespace SemCovNet.Dashboard.Display;

/// <summary>How figures are written: three decimals, a true minus sign, and — where there is none.</summary>
public static class Figure
{
    public const string Undefined = "—";

    public static string Fixed(double? value, int decimals = 3) =>
        value is { } number ? Minus(number.ToString($"F{decimals}", CultureInfo.InvariantCulture)) : Undefined;

    public static string Signed(double? value) =>
        value is { } number ? (Math.Round(number, 3) > 0 ? "+" : "") + Fixed(number) : Undefined;

    public static string Interval(double? low, double? high, bool signed = false) =>
        low is null || high is null ? "" : signed ? $"[{Signed(low)}, {Signed(high)}]" : $"[{Fixed(low)}, {Fixed(high)}]";

    /// <summary>For programs: reads back as the very same number.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>With thin spaces between thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009');

    /// <summary>A sum of descriptor values: one decimal below a thousand.</summary>
    public static string EffectiveN(double value) => value < 1000 ? value.ToString("F1", CultureInfo.InvariantCulture) : Count((long)Math.Round(value));

    /// <summary>Below a thousandth only the bound is said.</summary>
    public static string PValue(double? value) => value switch
    {
        null => Undefined,
        < 0.001 => "< 0.001",
        _ => Fixed(value),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => $"{bytes / 1024.0:F1} KB",
        < 1 << 30 => $"{bytes / 1048576.0:F1} MB",
        _ => $"{bytes / 1073741824.0:F1} GB",
    };

    public static string Duration(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{span.TotalSeconds:F1} s",
        { TotalMinutes: < 60 } => $"{span.Minutes} min {span.Seconds} s",
        { TotalHours: < 48 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        _ => $"{(int)span.TotalDays} days",
    };

    // A hyphen is easily overlooked beside a digit.
    private static string Minus(string text) => text.Replace('-', '\u2212');
}
