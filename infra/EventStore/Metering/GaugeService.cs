using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SemCovNet.EventStore.Metering;

/// <summary>Measures what gauges show, for as long as the program runs; also while whoever it measures cannot go on.</summary>
public abstract class GaugeService(TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected abstract Task MeasureAsync(CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? told = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MeasureAsync(stoppingToken);
                told = null;
            }
            // Whatever it is, a figure that is missing is no reason to end what it is about.
            catch (Exception unreadable) when (!(unreadable is OperationCanceledException && stoppingToken.IsCancellationRequested))
            {
                // The same again at every interval would bury the rest of the log.
                if (unreadable.Message != told)
                    logger.LogWarning(unreadable, "A gauge cannot be measured now.");
                told = unreadable.Message;
            }
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }
}
