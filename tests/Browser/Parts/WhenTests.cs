using SemCovNet.Dashboard.Display;
using SemCovNet.Dashboard.Readers;

namespace SemCovNet.Tests.Browser.Parts;

public sealed class WhenTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15T11:30:05Z", "2026-01-15 12:30:05 UTC+1")]
    [InlineData("Europe/Berlin", "2026-07-15T11:30:05Z", "2026-07-15 13:30:05 UTC+2")]
    [InlineData("Asia/Kolkata", "2026-01-15T20:00:00Z", "2026-01-16 01:30:00 UTC+5:30")]
    [InlineData("America/St_Johns", "2026-01-15T02:00:00Z", "2026-01-14 22:30:00 UTC−3:30")]
    [InlineData("UTC", "2026-01-15T11:30:05Z", "2026-01-15 11:30:05 UTC")]
    public async Task A_time_stands_in_the_readers_zone_with_its_distance_from_utc(string zone, string at, string expected)
    {
        new CircuitReader().Set(Reader.Plain with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) });
        await Task.Yield();

        Assert.Equal(expected, When.Second(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Intervals_with_decimal_commas_are_parted_by_a_semicolon()
    {
        new CircuitReader().Set(Reader.Plain with { Numbers = new() { NumberDecimalSeparator = ",", NegativeSign = "−" } });
        await Task.Yield();

        Assert.Equal("[−0,500; +0,250]", Figure.Interval(-0.5, 0.25, signed: true));
    }

    [Fact]
    public async Task Outside_a_circuit_everything_is_plain()
    {
        await Task.Run(() => new CircuitReader().Set(Reader.Plain with { Numbers = new() { NumberDecimalSeparator = "," } }), TestContext.Current.CancellationToken);

        Assert.Equal("0.500", Figure.Fixed(0.5));
    }
}
