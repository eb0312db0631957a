using System.Globalization;
using System.Text.Json;
using SemCovNet.Tests.Browser.Site;
using Xunit.Sdk;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>Measures the pages in Chromium over a drawn home; <c>bench.sh</c> starts it.</summary>
internal static class BenchRun
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <returns>0 where all was measured, 1 where something could not be, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (BenchOptions.TryParse(arguments, out var complaint) is not { } options)
        {
            await Console.Error.WriteLineAsync(complaint);
            return 2;
        }
        try
        {
            var results = await MeasureAsync(options);
            Console.WriteLine(options.Json ? JsonSerializer.Serialize(new { Bench = "dashboard in Chromium", Results = results }, Readable) : Table(results));
            return 0;
        }
        catch (SkipException absent)
        {
            await Console.Error.WriteLineAsync(absent.Message);
            return 1;
        }
    }

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(BenchOptions options)
    {
        // One process for all pages of the site: fifty of them would be fifty.
        await using var browser = new Chromium("--process-per-site");
        await browser.InitializeAsync();
        await using var dashboard = await DashboardProcess.StartAsync(options.Home, options.Dashboard);
        List<Measurement> results = [];
        foreach (var measure in Parts(browser, dashboard, options.Viewers))
            results.AddRange(await TellAsync(measure()));
        return results;
    }

    private static IReadOnlyList<Func<Task<IReadOnlyList<Measurement>>>> Parts(Chromium browser, DashboardProcess dashboard, int viewers) =>
    [
        new ListPage(browser, dashboard.Address).MeasureAsync, new CurvesPage(browser, dashboard.Address).MeasureAsync,
        new LineagePage(browser, dashboard.Address).MeasureAsync, new Viewers(browser, dashboard, viewers).MeasureAsync,
    ];

    private static async Task<IReadOnlyList<Measurement>> TellAsync(Task<IReadOnlyList<Measurement>> measuring)
    {
        var results = await measuring;
        foreach (var result in results)
            await Console.Error.WriteLineAsync($"{result.Name}: {Figure(result.Ours)} {result.Unit}");
        return results;
    }

    private static string Table(IReadOnlyList<Measurement> results) => string.Join('\n', results
        .Select(result => $"| {result.Name} | {Figure(result.Ours)} | {Figure(result.Limit)} | {result.Unit} | {Figure(result.Ratio)} | {result.LimitIs} |")
        .Prepend("|---|--:|--:|---|--:|---|").Prepend("| what | ours | limit | unit | ratio | the limit is |"));

    private static string Figure(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
