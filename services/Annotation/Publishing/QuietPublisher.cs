using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;

namespace SemCovNet.Annotation.Publishing;

/// <summary>
/// Publishes corrections once nobody has corrected for a while, so that an annotator's session is one set and one measurement. It looks at what is
/// stored, not at what it has seen: what an ended process left is published by the next one.
/// </summary>
public sealed class QuietPublisher(
    IAnnotationQueries annotations, PublishCorrections corrections, IOptions<AnnotationOptions> options, TimeProvider clock, ILogger<QuietPublisher> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Publishes what is due. A dataset that cannot be published now keeps no other from it.</summary>
    public async Task PublishDueAsync(CancellationToken cancellation)
    {
        var due = clock.GetUtcNow() - options.Value.Quiet;
        foreach (var dataset in (await annotations.CorrectedDatasetsAsync(cancellation)).Where(dataset => dataset.LastAt <= due))
            await TryAsync($"Corrections of {dataset.DatasetId}", () => PublishAsync(dataset.DatasetId, cancellation), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.Quiet / 4 < LongestPause ? options.Value.Quiet / 4 : LongestPause;
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync("Corrections", () => PublishDueAsync(stoppingToken), stoppingToken);
    }

    private async Task PublishAsync(string datasetId, CancellationToken cancellation)
    {
        if (await corrections.RunAsync(datasetId, CommandContext.From("service:annotation"), cancellation) is { } version)
            logger.LogInformation("Corrections of {Dataset} are published as annotation set {Version}: {Quiet} without another", datasetId, version, options.Value.Quiet);
    }

    private async Task TryAsync(string what, Func<Task> publish, CancellationToken cancellation)
    {
        try
        {
            await publish();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            // They are stored: they are published when the disk, the database or the file is there again.
            logger.LogError(failure, "{What} cannot be published now; it is tried again", what);
        }
    }
}
