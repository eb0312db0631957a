using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SemCovNet.Messaging;

/// <summary>Measures the relay's lag for as long as the program runs; also while the relay itself cannot go on.</summary>
internal sealed class RelayLagService(RelayLag lag, TimeProvider clock, ILogger<RelayLagService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lag.MeasureAsync(stoppingToken);
            }
            catch (DbException unreadable)
            {
                logger.LogWarning(unreadable, "How far the relay is behind cannot be measured now.");
            }
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }
}
