using System.Data.Common;
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
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MeasureAsync(stoppingToken);
            }
            catch (DbException unreadable)
            {
                logger.LogWarning(unreadable, "A gauge cannot be measured now.");
            }
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }
}
