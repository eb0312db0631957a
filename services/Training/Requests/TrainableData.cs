using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Training.Requests;

/// <summary>A dataset version and the descriptors known for it.</summary>
public sealed record TrainableData(DatasetVersionPublished Dataset, AnnotationSetPublished Annotations)
{
    /// <summary>The newest annotation set of a dataset version, from the streams.</summary>
    /// <param name="version">Null for the newest.</param>
    /// <exception cref="NotTrainableException">There is no such dataset, version or annotation set; the message says what to do.</exception>
    public static async Task<TrainableData> FindAsync(IEventStore store, string datasetId, int? version, CancellationToken cancellation)
    {
        var dataset = await store.NewestAsync<DatasetVersionPublished>(Streams.Dataset(datasetId), e => version is null || e.Version == version, cancellation)
            ?? throw new NotTrainableException(version is null
                ? $"There is no dataset \"{datasetId}\". Import one with: semcov import FORMAT PATH --name {datasetId}"
                : $"Dataset \"{datasetId}\" has no version {version}. See: semcov datasets show {datasetId}");
        if (dataset.ImagesBySplit.FirstOrDefault(split => split.Value == 0) is { Key: { } empty })
            throw new NotTrainableException(
                $"Dataset \"{datasetId}\" version {dataset.Version} has no {empty} images: training, validation and test all need some.");
        var annotations = await store.NewestAsync<AnnotationSetPublished>(
                Streams.Annotations(datasetId), e => e.DatasetVersion == dataset.Version, cancellation)
            ?? throw new NotTrainableException(
                $"Dataset \"{datasetId}\" version {dataset.Version} has no descriptors yet. Upload them with: semcov annotations upload FILE --dataset {datasetId}");
        return new(dataset, annotations);
    }
}

/// <summary>What was asked for cannot be trained; the message says what is missing and how to mend it.</summary>
public sealed class NotTrainableException(string message) : Exception(message);
