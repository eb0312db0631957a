using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Metering;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Only a process that follows the events has a lag to tell of.</summary>
internal sealed class ProjectionLagService(ProjectionLag lag, IOptions<ReadModelOptions> options, TimeProvider clock, ILogger<ProjectionLagService> logger)
    : GaugeService(clock, logger)
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Follow ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override Task MeasureAsync(CancellationToken cancellation) => lag.MeasureAsync(cancellation);
}
