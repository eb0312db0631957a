using Microsoft.Extensions.Options;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Annotation.Uploading;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Publishing;

/// <summary>What was corrected on single images becomes one set, however many corrections it were.</summary>
public sealed class PublishCorrections(AnnotatedDatasets datasets, SetPublisher publisher, IOptions<AnnotationOptions> options)
{
    /// <summary>What is not published yet, and what publishing it would do.</summary>
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public async Task<UnpublishedCorrections> PreviewAsync(string datasetId, CancellationToken cancellation = default)
    {
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        var (vocabulary, corrected) = (dataset.State.Vocabulary, dataset.State.Unpublished.Keys.Select(value => value.Image).Distinct().Order(StringComparer.Ordinal).ToList());
        return new(
            datasetId, dataset.State.Version, dataset.State.Unpublished.Count, corrected.Count, options.Value.Quiet.TotalSeconds,
            UploadDifferences.Between(dataset.Manifest, dataset.Published(vocabulary), dataset.Table(vocabulary), corrected.Where(dataset.Images.ToHashSet().Contains)));
    }

    /// <returns>The version of the new set; null where there was nothing to publish.</returns>
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    /// <exception cref="StaleAnnotationsException">Others kept correcting in between.</exception>
    public Task<int?> RunAsync(string datasetId, CommandContext context, CancellationToken cancellation = default) =>
        SetPublisher.OnNewestAsync(() => OnceAsync(datasetId, context, cancellation));

    private async Task<int?> OnceAsync(string datasetId, CommandContext context, CancellationToken cancellation)
    {
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        if (dataset.State.Unpublished.IsEmpty)
            return null;
        var set = await publisher.StoreAsync(dataset, dataset.Table(dataset.State.Vocabulary), cancellation);
        var result = await publisher.AppendAsync(datasetId, new Publish(dataset.State.Basis, set), context, cancellation);
        return result.Changed ? set.Version : null;
    }
}
