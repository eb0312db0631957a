using System.Globalization;
using System.Text.Json;
using SemCovNet.Tests.Browser.Site;
using Xunit.Sdk;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>Measures the pages in Chromium over a drawn home; <c>bench.sh</c> starts it.</summary>
internal static class BenchRun
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What is measured, in this order.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["list", "curves", "lineage", "viewers"];

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
            var (results, share) = await MeasureAsync(options);
            Console.WriteLine(options.Json ? JsonSerializer.Serialize(new { Bench = "dashboard in Chromium", Results = results, ProcessorShare = share }, Readable) : Table(results, share));
            return 0;
        }
        catch (Exception failed) when (failed is SkipException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }

    /// <returns>The figures, and the share of a processor that a busy loop got among them.</returns>
    public static async Task<(IReadOnlyList<Measurement> Results, double Share)> MeasureAsync(BenchOptions options)
    {
        List<double> shares = [MachineShare.Measure()];
        await using var browser = new Chromium();
        await browser.InitializeAsync();
        await using var dashboard = await DashboardProcess.StartAsync(options.Home, options.Dashboard);
        List<Measurement> results = [];
        foreach (var part in Parts.Where(part => options.Only is null || options.Only == part))
        {
            results.AddRange(await TellAsync(MeasureAsync(part, browser, dashboard, options)));
            shares.Add(MachineShare.Measure());
        }
        return (results, shares.Average());
    }

    private static Task<IReadOnlyList<Measurement>> MeasureAsync(string part, Chromium browser, DashboardProcess dashboard, BenchOptions options) => part switch
    {
        "list" => new ListPage(browser, dashboard.Address, options).MeasureAsync(),
        "curves" => new CurvesPage(browser, dashboard.Address, options).MeasureAsync(),
        "lineage" => new LineagePage(browser, dashboard.Address, options).MeasureAsync(),
        _ => new Viewers(browser, dashboard, options).MeasureAsync(),
    };

    private static async Task<IReadOnlyList<Measurement>> TellAsync(Task<IReadOnlyList<Measurement>> measuring)
    {
        var results = await measuring;
        foreach (var result in results)
            await Console.Error.WriteLineAsync($"{result.Name}: {Figure(result.Ours)} {result.Unit}");
        return results;
    }

    private static string Table(IReadOnlyList<Measurement> results, double share) => string.Join('\n', results
        .Select(result => $"| {result.Name} | {Figure(result.Ours)} | {Figure(result.Limit)} | {result.Unit} | {Figure(result.Ratio)} | {result.LimitIs} |")
        .Prepend("|---|--:|--:|---|--:|---|").Prepend("| what | ours | limit | unit | ratio | the limit is |"))
        + $"\n\nA loop that did nothing else got {share:P0} of a processor meanwhile: times are the longer for what other work took.";

    private static string Figure(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
