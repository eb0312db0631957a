using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Browser.Measuring;

/// <summary>The dashboard as a process of its own on a home, without services that would begin to train what waits there.</summary>
internal sealed partial class DashboardProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Process process;

    private DashboardProcess(Process process, string home, Uri address) => (this.process, Home, Address) = (process, home, address);

    public string Home { get; }

    public Uri Address { get; }

    /// <summary>What it holds of the machine's memory.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="program">Null for the one built beside these tests.</param>
    public static async Task<DashboardProcess> StartAsync(string home, string? program)
    {
        var file = Path.GetFullPath(program ?? Built.Program("web/Dashboard", "SemCovNet.Dashboard"));
        var start = new ProcessStartInfo(file, ["--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(file) };
        start.Environment["SEMCOV__HOME"] = Path.GetFullPath(home);
        start.Environment["SEMCOV__BUS__RELAY"] = "false";
        var process = Process.Start(start)!;
        var started = new DashboardProcess(process, home, await AddressAsync(process.StandardError));
        await started.IsReadyAsync();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Uri> AddressAsync(StreamReader log)
    {
        List<string> said = [];
        while (await log.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = DrainAsync(log);
                return new(match.Groups[1].Value);
            }
            said.Add(line);
        }
        throw new InvalidOperationException($"The dashboard did not start: {string.Join('\n', said)}");
    }

    // Readers are not sent to a process before it is.
    private async Task IsReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(Look))
        {
            using var answer = await client.GetAsync("health/ready");
            if (answer.IsSuccessStatusCode)
                return;
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"The dashboard is not ready after {Patience.TotalSeconds} s: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    // A full pipe would hold the process up. What it logs from warnings on is worth reading.
    private static async Task DrainAsync(StreamReader log)
    {
        while (await log.ReadLineAsync() is { } line)
        {
            if (line.Contains("\"@l\""))
                await Console.Error.WriteLineAsync(line);
        }
    }

    [GeneratedRegex(@"Now listening on: \W*(http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
