namespace SemCovNet.Dashboard.Charts;

/// <summary>As many points of a curve as a picture can show: of each stretch the lowest and the highest, so that no peak is lost, to six digits.</summary>
public static class CurvePoints
{
    // Charts are some 600 pixels wide.
    private const int MostStretches = 300;
    private const int MostPoints = 2 * MostStretches;

    // More digits are not seen either, and are most of what is sent.
    private const int Digits = 6;

    /// <summary>How many points one stretch of a curve has; 1 where all are drawn.</summary>
    public static int Stretch(int points) => points <= MostPoints ? 1 : (points + MostStretches - 1) / MostStretches;

    /// <param name="rows">By x.</param>
    /// <param name="y">Null leaves a gap, and so does the stretch it lies in.</param>
    /// <returns>Pairs of x and y, in the order of the rows; the first and the last are among them.</returns>
    public static IReadOnlyList<double?[]> Of<T>(IReadOnlyList<T> rows, Func<T, double> x, Func<T, double?> y)
    {
        var stretch = Stretch(rows.Count);
        return stretch == 1
            ? [.. rows.Select(row => new[] { x(row), y(row) })]
            : [.. Kept(rows, y, stretch).Select(at => new[] { x(rows[at]), Rounded(y(rows[at])) })];
    }

    private static IEnumerable<int> Kept<T>(IReadOnlyList<T> rows, Func<T, double?> y, int stretch)
    {
        var last = rows.Count - 1;
        yield return 0;
        for (var from = 1; from < last; from += stretch)
        {
            foreach (var at in Extremes(rows, y, from, Math.Min(from + stretch, last)))
                yield return at;
        }
        yield return last;
    }

    private static IEnumerable<int> Extremes<T>(IReadOnlyList<T> rows, Func<T, double?> y, int from, int to)
    {
        var (lowest, highest, gap) = (-1, -1, -1);
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var at = from; at < to; at++)
        {
            if (y(rows[at]) is not { } value)
            {
                gap = gap < 0 ? at : gap;
                continue;
            }
            if (value < low)
                (low, lowest) = (value, at);
            if (value > high)
                (high, highest) = (value, at);
        }
        return new[] { lowest, highest, gap }.Where(at => at >= 0).Distinct().Order();
    }

    private static double? Rounded(double? value) =>
        value is { } y && y != 0 && double.IsFinite(y) ? Math.Round(y, Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(y))), 0, 15)) : value;
}
