using Microsoft.Extensions.Options;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ServiceDefaults;

namespace SemCovNet.Annotation.Publishing;

/// <summary>
/// Publishes corrections once nobody has corrected for a while, so that an annotator's session is one set and one measurement.
/// </summary>
public sealed class QuietPublisher(
    IAnnotationQueries annotations, PublishCorrections corrections, IOptions<AnnotationOptions> options, TimeProvider clock, ILogger<QuietPublisher> logger)
    : Rounds(options.Value.Quiet / 4 < LongestPause ? options.Value.Quiet / 4 : LongestPause, clock, logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Publishes what is due.</summary>
    public override async Task LookAsync(CancellationToken cancellation)
    {
        var due = Clock.GetUtcNow() - options.Value.Quiet;
        foreach (var dataset in (await annotations.CorrectedDatasetsAsync(cancellation)).Where(dataset => dataset.LastAt <= due))
            await TryAsync($"Publishing corrections of {dataset.DatasetId}", () => PublishAsync(dataset.DatasetId, cancellation), cancellation);
    }

    private async Task PublishAsync(string datasetId, CancellationToken cancellation)
    {
        if (await corrections.RunAsync(datasetId, CommandContext.From("service:annotation"), cancellation) is { } version)
            Logger.LogInformation("Corrections of {Dataset} are published as annotation set {Version}: {Quiet} without another", datasetId, version, options.Value.Quiet);
    }
}
