using System.Diagnostics;
using SemCovNet.EventStore;
using SemCovNet.Tests.Chaos.Scripts;
using Xunit.Sdk;

namespace SemCovNet.Tests.Chaos.Reporting;

/// <summary>The scripts by the hundred, and their table; <c>run.sh</c> starts it.</summary>
internal static class LongRun
{
    private const int ControlRounds = 10;

    /// <returns>0 where every promise was kept, 1 where one was not, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (LongRunOptions.TryParse(arguments, out var complaint) is not { } options)
        {
            await Console.Error.WriteLineAsync(complaint);
            return 2;
        }
        var (report, kept, started) = (new ReliabilityReport(options.Report, options.CommandLine), true, Stopwatch.GetTimestamp());
        foreach (var (script, backend) in options.Chosen)
        {
            if (Stopwatch.GetElapsedTime(started) > options.Limit)
            {
                await Console.Error.WriteLineAsync($"The limit of {options.Limit.TotalMinutes} minutes is over: {script.Name} on {backend} and what follows were not run.");
                break;
            }
            kept &= await RunAsync(report, script, backend, options);
        }
        return kept && await ControlAsync(report, options.Seed) ? 0 : 1;
    }

    private static async Task<bool> RunAsync(ReliabilityReport report, IFaultScript script, string backend, LongRunOptions options)
    {
        try
        {
            var outcome = await script.RunAsync(backend, options.Rounds ?? script.LongRounds, options.Seed);
            await Console.Error.WriteLineAsync($"{(outcome.Kept ? "kept  " : "BROKEN")} {outcome}");
            report.Add(script, outcome);
            return outcome.Kept;
        }
        catch (SkipException skipped)
        {
            await Console.Error.WriteLineAsync($"skipped {script.Name} on {backend}: {skipped.Message}");
            return true;
        }
        catch (TimeoutException stuck)
        {
            await Console.Error.WriteLineAsync($"BROKEN {script.Name} on {backend}, without a row: {stuck.Message}");
            return false;
        }
    }

    // A harness that cannot go red shows nothing.
    private static async Task<bool> ControlAsync(ReliabilityReport report, int seed)
    {
        var outcome = await new KilledWriter("--acknowledge", "early").RunAsync(EventStoreOptions.Sqlite, ControlRounds, seed);
        await Console.Error.WriteLineAsync($"control: {outcome}");
        report.SetControl(outcome);
        return outcome.Tally.Lost > 0;
    }
}
