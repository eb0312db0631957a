namespace SemCovNet.Dashboard.Charts;

/// <summary>As many points of a curve as a picture can show: of each stretch the lowest and the highest, so that no peak is lost.</summary>
public static class CurvePoints
{
    // Charts are some 600 pixels wide.
    private const int MostStretches = 500;
    private const int MostPoints = 2 * MostStretches;

    /// <summary>How many points one stretch of a curve has; 1 where all are drawn.</summary>
    public static int Stretch(int points) => points <= MostPoints ? 1 : (points + MostStretches - 1) / MostStretches;

    /// <param name="all">Pairs of x and y, by x; a y of null leaves a gap, and so does the stretch it lies in.</param>
    /// <returns>Points of the curve, in its order; its first and its last among them.</returns>
    public static IReadOnlyList<double?[]> Of(IReadOnlyList<double?[]> all) =>
        Stretch(all.Count) is > 1 and var stretch ? [all[0], .. all.Skip(1).SkipLast(1).Chunk(stretch).SelectMany(Extremes), all[^1]] : all;

    private static IEnumerable<double?[]> Extremes(double?[][] stretch)
    {
        double?[]?[] kept = [stretch.MinBy(point => point[1]), stretch.MaxBy(point => point[1]), stretch.FirstOrDefault(point => point[1] is null)];
        return kept.OfType<double?[]>().Distinct().OrderBy(point => point[0]);
    }
}
