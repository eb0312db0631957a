using SemCovNet.Dashboard.Display;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.81234, "0.812", "+0.812")]
    [InlineData(-0.2017, "−0.202", "−0.202")]
    [InlineData(0.0001, "0.000", "0.000")]
    public void Figures_have_three_decimals_and_a_true_minus_sign(double value, string plain, string signed)
    {
        Assert.Equal(plain, Figure.Fixed(value));
        Assert.Equal(signed, Figure.Signed(value));
    }

    [Fact]
    public void What_is_undefined_is_a_dash() => Assert.Equal(("—", "—", "—", ""), (Figure.Fixed(null), Figure.Signed(null), Figure.PValue(null), Figure.Exact(null)));

    [Theory]
    [InlineData(3, "just now")]
    [InlineData(59, "59 s ago")]
    [InlineData(3700, "1 h ago")]
    [InlineData(200_000, "2 d ago")]
    [InlineData(4_000_000, "2026-01-05")]
    public void A_time_is_told_relative_to_now_and_after_a_month_by_its_date(double seconds, string expected) =>
        Assert.Equal(expected, Ago.Describe(TimeSpan.FromSeconds(seconds), new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero)));
}
