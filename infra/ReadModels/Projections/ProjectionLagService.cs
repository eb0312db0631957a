using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Measures the lag for as long as the program runs, in processes that follow the events.</summary>
internal sealed class ProjectionLagService(ProjectionLag lag, IOptions<ReadModelOptions> options, TimeProvider clock, ILogger<ProjectionLagService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Follow && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await lag.MeasureAsync(stoppingToken);
            }
            catch (DbException unreadable)
            {
                logger.LogWarning(unreadable, "How far the projections are behind cannot be measured now.");
            }
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }
}
