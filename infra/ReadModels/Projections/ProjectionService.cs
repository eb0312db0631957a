using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>
/// Prepares the tables before anything asks for them, then follows the events for as long as the program runs. A database that is not there yet
/// is waited for: the program runs meanwhile, and is not ready.
/// </summary>
internal sealed class ProjectionService(
    ReadModelProjections projections, ProjectionFollower follower, SqlDatabase database, IOptions<ReadModelOptions> options,
    TimeProvider clock, ILogger<ProjectionService> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool prepared;
    private bool told;

    // Before any other service starts.
    public async Task StartingAsync(CancellationToken cancellationToken) => prepared = await TryPrepareAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!prepared)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            prepared = await TryPrepareAsync(stoppingToken);
        }
        if (options.Value.Follow)
            await follower.FollowAsync(stoppingToken);
    }

    private async Task<bool> TryPrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await projections.PrepareAsync(cancellation);
            return true;
        }
        catch (DbException passing) when (database.IsPassing(passing))
        {
            logger.Log(told ? LogLevel.Debug : LogLevel.Warning, "The database of the read models cannot be used yet, and is waited for: {Reason}", passing.Message);
            told = true;
            return false;
        }
    }
}
