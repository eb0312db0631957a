using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Dashboard.Pages.Fairness.Policies;

/// <summary>The text of a field for a number, as its reader writes it; blank for none.</summary>
internal static class NumberField
{
    public static string Write(double? value) => value is { } number ? Reader.Current.Write(number) : "";

    /// <param name="value">Null where the field is blank.</param>
    /// <returns>False where something stands there that is no number.</returns>
    public static bool TryRead(string text, out double? value)
    {
        value = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var read = Reader.Current.TryRead(text, out var number);
        value = read ? number : null;
        return read;
    }

    /// <summary>Whether two texts are one number: 0.10 is 0.1.</summary>
    public static bool SayTheSame(string one, string other) => TryRead(one, out var number) && TryRead(other, out var otherNumber) ? number == otherNumber : one == other;

    /// <summary>What a field holds once what it was filled with is another: that, unless somebody typed there. What stays the same is not written again under their hands.</summary>
    public static string Follow(string typed, string before, string now) => SayTheSame(typed, before) && !SayTheSame(before, now) ? now : typed;
}
