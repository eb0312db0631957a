using Microsoft.Extensions.Logging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>
/// Keeps the tables of all projections up with the events. One that is behind catches up by itself, so that the others need not wait for it; from then on they
/// go on together. One that cannot apply an event stands still, alone.
/// </summary>
public sealed class ProjectionFollower(
    IReadOnlyList<ProjectionRunner> runners, IEventStore store, SqlDatabase database, TimeProvider clock, ILogger<ProjectionFollower> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Applies what is stored and then what comes, until it is cancelled or no projection can go on.</summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var group = new ProjectionGroup(store, database, clock, logger);
        var together = group.FollowAsync(ends.Token);
        try
        {
            await Task.WhenAll(runners.Select(runner => FollowAsync(runner, group, cancellation)));
        }
        finally
        {
            await ends.CancelAsync();
            await together;
        }
    }

    private async Task FollowAsync(ProjectionRunner runner, ProjectionGroup group, CancellationToken cancellation)
    {
        try
        {
            await GoOnAsync(runner, group, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            logger.LogDebug("Projection {Projection} was told to end.", runner.Name);
        }
        catch (Exception stopped)
        {
            logger.LogCritical(stopped, "Projection {Projection} stopped; its tables stay as they are: {Reason}", runner.Name, stopped.Message);
            await database.ExecuteAsync(
                "update projection set fault = @Message where name = @Name", new { stopped.Message, runner.Name }, CancellationToken.None);
        }
    }

    private async Task GoOnAsync(ProjectionRunner runner, ProjectionGroup group, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await runner.CatchUpAsync(cancellation);
                await group.StayAsync(runner.Projection, cancellation);
            }
            catch (Exception passing) when (group.IsPassing(passing))
            {
                logger.LogWarning(passing, "Projection {Projection} cannot go on now and tries again.", runner.Name);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }
}
