using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Events;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Revising;

/// <summary>
/// A person corrects an image: its values are saved together, against the values that were shown. Where another has changed one of them
/// meanwhile nothing is saved, and both values are told. What was corrected is published later, with what else is corrected until then.
/// </summary>
public sealed class ReviseImage(AnnotatedDatasets datasets, SetPublisher publisher)
{
    /// <exception cref="ArgumentException">The image or a descriptor does not exist, a value is out of range, or a descriptor is named twice.</exception>
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public Task<ImageRevisionAnswer> RunAsync(string datasetId, ImageRevision revision, CommandContext context, CancellationToken cancellation = default) =>
        SetPublisher.OnNewestAsync(() => OnceAsync(datasetId, revision, context, cancellation));

    private async Task<ImageRevisionAnswer> OnceAsync(string datasetId, ImageRevision revision, CommandContext context, CancellationToken cancellation)
    {
        foreach (var change in revision.Changes)
            RevisedValue.Check(change.Descriptor, change.To);
        if (revision.Changes.DistinctBy(change => change.Descriptor).Count() != revision.Changes.Count)
            throw new ArgumentException($"A descriptor of image \"{revision.Image}\" is corrected twice: name each once.");
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        var table = dataset.Table(dataset.State.Vocabulary);
        var row = table.RowOf(revision.Image) ?? throw new ArgumentException($"Dataset \"{datasetId}\" has no image \"{revision.Image}\".");
        var places = revision.Changes.Select(change => (Change: change, Place: RevisedValue.PlaceOf(change.Descriptor, table, datasetId))).ToList();

        // What another has set to the very value wanted is no conflict.
        List<ValueConflict> conflicts =
        [
            .. places.Where(item => row[item.Place] != item.Change.From && row[item.Place] != item.Change.To)
                .Select(item => new ValueConflict(item.Change.Descriptor, item.Change.From, row[item.Place], item.Change.To)),
        ];
        if (conflicts.Count > 0)
            return new(dataset.State.Version, conflicts);

        List<AnnotationRevised> revised =
        [
            .. places.Where(item => row[item.Place] != item.Change.To).Select(item => new AnnotationRevised(
                datasetId, revision.Image, item.Change.Descriptor, row[item.Place], item.Change.To, revision.Reason)),
        ];
        AnnotationCommand command = revised.Count == 0
            ? new Confirm(new(datasetId, revision.Image, dataset.State.Version))
            : new Revise(dataset.State.Basis, revised, Set: null);
        var result = await publisher.AppendAsync(datasetId, command, context, cancellation);
        return new(result.State.Version, []);
    }
}
