using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Policies;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Fairness.Monitoring;

/// <summary>
/// Looks again, in rounds, at every dataset with a rule on coverage: a retraining that another one or the cool-down held back follows once neither stands
/// in its way. It looks at what is stored, not at what it has seen, so any number of processes may do it: the stream takes one request.
/// </summary>
internal sealed class CoverageRounds(
    IDatasetQueries datasets, PolicyBook policies, CoverageWatch watch, IOptions<MonitoringOptions> options, TimeProvider clock, ILogger<CoverageRounds> logger)
    : Rounds(options.Value.Interval, clock, logger)
{
    public override async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var dataset in (await datasets.ListAsync(cancellation)).Where(dataset => dataset.Annotations is not null))
            await TryAsync($"Coverage of {dataset.Id}", () => LookAsync(dataset.Id, cancellation), cancellation);
    }

    private async Task LookAsync(string datasetId, CancellationToken cancellation)
    {
        if (await policies.RuleAsync(datasetId, cancellation) is { TailChange: not null })
            await watch.CheckAsync(datasetId, CommandContext.From(CoverageWatch.Actor), cancellation: cancellation);
    }
}
