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

    public async Task PublishDueAsync(CancellationToken cancellation)
    {
        var due = clock.GetUtcNow() - options.Value.Quiet;
        foreach (var dataset in (await annotations.CorrectedDatasetsAsync(cancellation)).Where(dataset => dataset.LastAt <= due))
        {
            if (await corrections.RunAsync(dataset.DatasetId, CommandContext.From("service:annotation"), cancellation) is { } version)
                logger.LogInformation("Corrections of {Dataset} are published as annotation set {Version}: {Quiet} without another", dataset.DatasetId, version, options.Value.Quiet);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.Quiet / 4 < LongestPause ? options.Value.Quiet / 4 : LongestPause;
        using var timer = new PeriodicTimer(pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PublishDueAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The corrections are stored: they are published when the disk, the database or the file is there again.
                logger.LogError(failure, "Corrections could not be published; it is tried again in {Pause}", pause);
            }
        }
    }
}
