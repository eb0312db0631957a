using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Datasets;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>
/// Looks again, in rounds, at every dataset with a rule on coverage: a retraining that another one or the cool-down held back follows once neither stands
/// in its way. It looks at what is stored, not at what it has seen, so any number of processes may do it: the stream takes one request.
/// </summary>
internal sealed class CoverageRounds(
    IDatasetQueries datasets, PolicyBook policies, CoverageWatch watch, IOptions<MonitoringOptions> options, TimeProvider clock, ILogger<CoverageRounds> logger) : BackgroundService
{
    /// <summary>One round. A dataset that cannot be looked at now keeps no other from it.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var dataset in (await datasets.ListAsync(cancellation)).Where(dataset => dataset.Annotations is not null))
            await TryAsync($"Coverage of {dataset.Id}", () => LookAsync(dataset.Id, cancellation), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var round = new PeriodicTimer(options.Value.Interval, clock);
        while (await round.WaitForNextTickAsync(stoppingToken))
            await TryAsync("Coverage", () => LookAsync(stoppingToken), stoppingToken);
    }

    private async Task LookAsync(string datasetId, CancellationToken cancellation)
    {
        if (await policies.RuleAsync(datasetId, cancellation) is { TailChange: not null })
            await watch.CheckAsync(datasetId, CommandContext.From(CoverageWatch.Actor), cancellation: cancellation);
    }

    private async Task TryAsync(string what, Func<Task> look, CancellationToken cancellation)
    {
        try
        {
            await look();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was decided: the next round finds the same.
            logger.LogError(failure, "{What} cannot be looked at now; it is tried again", what);
        }
    }
}
