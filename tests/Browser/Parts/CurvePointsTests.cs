using SemCovNet.Dashboard.Charts;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class CurvePointsTests
{
    private const int Peak = 7_777;

    private static readonly IReadOnlyList<double?[]> Long =
        [.. Enumerable.Range(1, 10_000).Select(x => new double?[] { x, x == Peak ? 9 : x == Peak + 1000 ? -9 : Math.Sin(x / 300.0) })];

    [Fact]
    public void A_long_curve_keeps_its_peaks_and_its_ends_among_a_tenth_of_its_points()
    {
        var drawn = Points(Long);

        Assert.InRange(drawn.Count, 300, 602);
        Assert.Contains([Peak, 9], drawn);
        Assert.Contains([Peak + 1000, -9], drawn);
        Assert.Equal([1, 0.00333333], drawn[0]);
        Assert.Equal([10_000, 0.94053], drawn[^1]);
        Assert.Equal(drawn.OrderBy(point => point[0]), drawn);
        Assert.Equal(34, CurvePoints.Stretch(Long.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(600)]
    public void A_curve_that_a_picture_can_show_is_drawn_point_by_point(int points)
    {
        IReadOnlyList<double?[]> curve = [.. Long.Take(points)];

        Assert.Equal(curve, Points(curve));
        Assert.Equal(1, CurvePoints.Stretch(points));
    }

    private static IReadOnlyList<double?[]> Points(IReadOnlyList<double?[]> curve) => CurvePoints.Of(curve, point => point[0]!.Value, point => point[1]);

    [Fact]
    public void What_is_undefined_leaves_its_gap()
    {
        IReadOnlyList<double?[]> curve = [.. Long.Select(point => point[0] is > 5000 and < 5010 or > 8000 ? [point[0], null] : point)];

        var drawn = Points(curve);

        Assert.Contains(drawn, point => point[0] is > 5000 and < 5010 && point[1] is null);
        Assert.All(drawn.Where(point => point[0] > 8000), point => Assert.Null(point[1]));
        Assert.Contains(drawn, point => point[0] > 9900);
    }
}
