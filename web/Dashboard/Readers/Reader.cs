using System.Globalization;

namespace SemCovNet.Dashboard.Readers;

/// <summary>How whoever looks at a page writes numbers and times, and where their clock stands. The browser says it: this process has no data of languages.</summary>
/// <param name="Numbers">With a true minus sign, which is not overlooked beside a digit.</param>
public sealed record Reader(NumberFormatInfo Numbers, DateTimeFormatInfo Names, TimePatterns Times, TimeZoneInfo Zone)
{
    private static readonly AsyncLocal<ReaderSlot?> Slot = new();

    /// <summary>Points, thin spaces between thousands, ISO dates, UTC: where no browser has said anything else.</summary>
    public static Reader Plain { get; } = new(
        new NumberFormatInfo { NegativeSign = "\u2212", NumberGroupSeparator = "\u2009" },
        DateTimeFormatInfo.InvariantInfo,
        new("yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"),
        TimeZoneInfo.Utc);

    /// <summary>The reader of the page that is being drawn.</summary>
    public static Reader Current => Slot.Value?.Reader ?? Plain;

    /// <summary>Holds until the calling asynchronous method ends.</summary>
    internal static void Enter(ReaderSlot slot) => Slot.Value = slot;

    /// <summary>Reads a number as it is shown, without marks between thousands: they would make 1.000 a thousand to one reader and one to another.</summary>
    public bool TryRead(string text, out double number) =>
        double.TryParse(text.Trim().Replace("-", Numbers.NegativeSign), NumberStyles.Float, Numbers, out number) && double.IsFinite(number);

    /// <summary>As <see cref="TryRead"/> reads it, and back to the very same number.</summary>
    public string Write(double number) => number.ToString("R", Numbers);
}
