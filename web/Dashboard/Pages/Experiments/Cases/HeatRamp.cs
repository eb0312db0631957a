using System.Globalization;

namespace SemCovNet.Dashboard.Pages.Experiments.Cases;

/// <summary>Colours of a map, from its smallest to its largest value: ever lighter, so that the order is seen without hue, too.</summary>
public static class HeatRamp
{
    private static readonly IReadOnlyList<(double Red, double Green, double Blue)> Stops = [(48, 18, 92), (49, 84, 155), (33, 145, 140), (122, 209, 81), (253, 231, 37)];

    /// <param name="share">0 for the smallest value, 1 for the largest.</param>
    /// <returns>A CSS colour.</returns>
    public static string Colour(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Stops.Count - 1);
        var from = Math.Min((int)place, Stops.Count - 2);
        var (low, high, part) = (Stops[from], Stops[from + 1], place - from);
        return string.Create(CultureInfo.InvariantCulture,
            $"rgb({Between(low.Red, high.Red, part):F0} {Between(low.Green, high.Green, part):F0} {Between(low.Blue, high.Blue, part):F0})");
    }

    /// <summary>All of them as a CSS gradient from left to right.</summary>
    public static string Gradient { get; } = $"linear-gradient(to right, {string.Join(", ", Enumerable.Range(0, 9).Select(step => Colour(step / 8.0)))})";

    private static double Between(double low, double high, double part) => low + ((high - low) * part);
}
