using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class ReaderNumbersTests
{
    private static readonly string[] Months = [.. Enumerable.Range(1, 12).Select(month => $"month {month}")];

    private static readonly Reader German = new BrowserSays(",", ".", [3], Months, [], Reader.Plain.Times, "Europe/Berlin").ToReader();

    [Theory]
    [InlineData("0,08", 0.08)]
    [InlineData(" -0,5 ", -0.5)]
    [InlineData("−0,5", -0.5)]
    [InlineData("1e-3", 0.001)]
    public void A_number_is_read_in_the_readers_marks(string text, double expected)
    {
        Assert.True(German.TryRead(text, out var number));
        Assert.Equal(expected, number);
        Assert.True(German.TryRead(German.Write(number), out var again));
        Assert.Equal(number, again);
    }

    // A mark between thousands of one reader is the decimal mark of another: a budget of 1.000 must not be a thousand, or one, by chance.
    [Theory]
    [InlineData("1.000")]
    [InlineData("0.08")]
    [InlineData("∞")]
    [InlineData("a tenth")]
    public void What_could_be_read_in_two_ways_is_no_number(string text) => Assert.False(German.TryRead(text, out _));

    [Fact]
    public void A_zone_that_this_machine_does_not_know_is_utc_which_times_then_say() =>
        Assert.Equal(TimeZoneInfo.Utc, new BrowserSays(".", ",", [3], Months, [], Reader.Plain.Times, "Mars/Olympus").ToReader().Zone);
}
