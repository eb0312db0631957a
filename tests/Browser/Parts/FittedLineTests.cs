using SemCovNet.Contracts.Reports;
using SemCovNet.Dashboard.Pages.Experiments.Fairness;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class FittedLineTests
{
    private const double Slope = -0.2;

    [Fact]
    public void The_line_has_the_slope_and_goes_through_the_weighted_mean_of_the_groups_that_count()
    {
        // Errors lie on 0.1 − 0.2·log10(C + 1e-4) exactly, so the line must give them back; the last group does not count.
        var line = FittedLine.Through([Group(0.01, 7), Group(0.1, 20), Group(0.5, 90), Group(0.001, 2) with { Counts = false, Error = 0.9 }], Slope);

        Assert.All(line, point => Assert.Equal(Error(point[0]), point[1], 1e-12));
        Assert.Equal([0.01, 0.5], [line[0][0], line[^1][0]], (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Without_a_slope_or_a_second_group_there_is_no_line()
    {
        Assert.Empty(FittedLine.Through([Group(0.01, 7), Group(0.1, 20)], null));
        Assert.Empty(FittedLine.Through([Group(0.01, 7)], Slope));
    }

    private static double Error(double coverage) => 0.1 + Slope * Math.Log10(coverage + 1e-4);

    private static GroupError Group(double coverage, double n) => new("melanoma", "hair", null, coverage, Error(coverage), null, null, n, true, "tail");
}
