namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>What a key makes of a value.</summary>
public static class ValueKeys
{
    private const double Step = 0.1;

    /// <param name="key">As the browser names it.</param>
    /// <param name="value">0 to 1; null where it is not observed.</param>
    /// <param name="binary">Whether the descriptor is yes or no: its digits are 0 and 1, not tenths.</param>
    /// <returns>False where the key means nothing.</returns>
    public static bool TryApply(string key, double? value, bool binary, out double? to)
    {
        to = (key, binary) switch
        {
            (['0' or '1'], true) => key[0] - '0',
            ([>= '0' and <= '9'], false) => Tenths(key[0] - '0'),
            ("n", _) => 0,
            ("y", _) => 1,
            ("ArrowLeft", true) => 0,
            ("ArrowRight", true) => 1,
            ("ArrowLeft", false) => Moved(value, -Step),
            ("ArrowRight", false) => Moved(value, Step),
            ("x", _) => null,
            _ => value,
        };
        return to != value || key is "x" or "n" or "y" or "ArrowLeft" or "ArrowRight" or [>= '0' and <= '9'];
    }

    // An unobserved value begins in the middle, from where it is quickly moved either way.
    private static double Moved(double? value, double by) => value is { } known ? Tenths(Math.Clamp(Math.Round((known + by) * 10), 0, 10)) : 0.5;

    // 0.3 itself, not 3 × 0.1.
    private static double Tenths(double tenths) => tenths / 10;
}
