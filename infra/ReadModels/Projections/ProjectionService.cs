using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Prepares the tables before anything asks for them, then follows the events for as long as the program runs.</summary>
internal sealed class ProjectionService(
    ReadModelProjections projections, IReadOnlyList<ProjectionRunner> runners, IOptions<ReadModelOptions> options) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await projections.PrepareAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Follow ? Task.WhenAll(runners.Select(runner => runner.FollowAsync(stoppingToken))) : Task.CompletedTask;
}
