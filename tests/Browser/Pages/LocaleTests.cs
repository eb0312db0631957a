using System.Text.Json;
using SemCovNet.Dashboard.Readers;
using SemCovNet.Tests.Browser.Site;

namespace SemCovNet.Tests.Browser.Pages;

/// <summary>What the browser tells about its reader is enough to write as the browser itself would.</summary>
public sealed class LocaleTests(SeededSite seeded)
{
    private const string Writes = """
        async ([numbers, times]) => {
            const { describe } = await import('/js/reader.js');
            const write = options => times.map(at => new Intl.DateTimeFormat(navigator.languages, { numberingSystem: 'latn', calendar: 'gregory', year: 'numeric', month: 'short', day: 'numeric', ...options }).format(new Date(at)));
            return JSON.stringify({
                says: describe(),
                counts: numbers.map(number => new Intl.NumberFormat(navigator.languages, { numberingSystem: 'latn', useGrouping: 'always' }).format(number)),
                days: write({}),
                seconds: write({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
            });
        }
        """;

    private static readonly double[] Numbers = [7, 999, 1000, 25_331, 123_456, 7_654_321, 1_234_567_890];

    private static readonly string[] Times = ["2026-01-05T00:04:09Z", "2026-05-31T12:00:00Z", "2026-09-05T03:07:09Z", "2026-11-26T23:59:59Z", "2024-02-29T11:30:00Z"];

    [Theory]
    [InlineData("en-US", "America/New_York")]
    [InlineData("en-GB", "Europe/London")]
    [InlineData("en-IN", "Asia/Kolkata")]
    [InlineData("de-DE", "Europe/Berlin")]
    [InlineData("de-CH", "Europe/Zurich")]
    [InlineData("fr-FR", "Europe/Paris")]
    [InlineData("sv-SE", "Europe/Stockholm")]
    [InlineData("pl-PL", "Europe/Warsaw")]
    [InlineData("es-MX", "America/Mexico_City")]
    [InlineData("pt-BR", "America/Sao_Paulo")]
    [InlineData("ru-RU", "Europe/Moscow")]
    [InlineData("tr-TR", "Europe/Istanbul")]
    [InlineData("ar-EG", "Africa/Cairo")]
    [InlineData("fa-IR", "Asia/Tehran")]
    [InlineData("th-TH", "Asia/Bangkok")]
    [InlineData("ja-JP", "Asia/Tokyo")]
    [InlineData("zh-CN", "Asia/Shanghai")]
    [InlineData("ko-KR", "Asia/Seoul")]
    public async Task The_process_writes_numbers_and_times_as_the_readers_browser_does(string locale, string zone)
    {
        await using var visit = await seeded.Browser.VisitAsync(seeded.Site, locale: locale, timeZone: zone);
        await visit.OpenAsync("keyboard");
        var written = JsonSerializer.Deserialize<Written>(await visit.Page.EvaluateAsync<string>(Writes, new object[] { Numbers, Times }), JsonSerializerOptions.Web)!;

        var reader = written.Says.ToReader();

        Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(DateTimeOffset.UnixEpoch), reader.Zone.GetUtcOffset(DateTimeOffset.UnixEpoch));
        Assert.Equal(written.Counts, Numbers.Select(number => number.ToString("#,0", reader.Numbers)));
        Assert.Equal(written.Days, Times.Select(at => Write(reader, at, reader.Times.Day)));
        Assert.Equal(written.Seconds, Times.Select(at => Write(reader, at, reader.Times.Second)));
    }

    private static string Write(Reader reader, string at, string pattern) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), reader.Zone).ToString(pattern, reader.Names);

    private sealed record Written(BrowserSays Says, string[] Counts, string[] Days, string[] Seconds);
}
