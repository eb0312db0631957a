using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SemCovNet.ServiceDefaults;

/// <summary>
/// Work that falls due by time: looked for in rounds, at what is stored and not at what was seen, so what an ended process left is found by the next one,
/// and any number of processes may look. What cannot be done now is found again in the next round.
/// </summary>
public abstract class Rounds(TimeSpan interval, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock { get; } = clock;

    protected ILogger Logger { get; } = logger;

    /// <summary>One round.</summary>
    public abstract Task LookAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var round = new PeriodicTimer(interval, Clock);
        while (await round.WaitForNextTickAsync(stoppingToken))
            await TryAsync("A round", () => LookAsync(stoppingToken), stoppingToken);
    }

    /// <summary>A part of a round that keeps no other from being done.</summary>
    /// <param name="what">For the log: "Corrections of milk".</param>
    protected async Task TryAsync(string what, Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Logger.LogError(failure, "{What} failed; it is tried again in the next round", what);
        }
    }
}
