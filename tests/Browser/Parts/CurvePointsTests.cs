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
        var drawn = CurvePoints.Of(Long);

        Assert.InRange(drawn.Count, 500, 1002);
        Assert.Contains(Long[Peak - 1], drawn);
        Assert.Contains(Long[Peak + 999], drawn);
        Assert.Equal((Long[0], Long[^1]), (drawn[0], drawn[^1]));
        Assert.Equal(drawn.OrderBy(point => point[0]), drawn);
        Assert.Equal(20, CurvePoints.Stretch(Long.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void A_curve_that_a_picture_can_show_is_drawn_point_by_point(int points)
    {
        IReadOnlyList<double?[]> curve = [.. Long.Take(points)];

        Assert.Same(curve, CurvePoints.Of(curve));
        Assert.Equal(1, CurvePoints.Stretch(points));
    }

    [Fact]
    public void What_is_undefined_leaves_its_gap()
    {
        IReadOnlyList<double?[]> curve = [.. Long.Select(point => point[0] is > 5000 and < 5010 or > 8000 ? [point[0], null] : point)];

        var drawn = CurvePoints.Of(curve);

        Assert.Contains(drawn, point => point[0] is > 5000 and < 5010 && point[1] is null);
        Assert.All(drawn.Where(point => point[0] > 8000), point => Assert.Null(point[1]));
        Assert.Contains(drawn, point => point[0] > 9900);
    }
}
