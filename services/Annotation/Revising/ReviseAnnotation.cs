using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Revising;

/// <param name="To">0 to 1; null takes the value back.</param>
/// <param name="Reason">Why, for whoever reads the history.</param>
public sealed record Revision(string DatasetId, string Image, string Descriptor, double? To, string Reason);

/// <summary>One value of one image is corrected; the set with it, and with what else was corrected, is published in the same step.</summary>
public sealed class ReviseAnnotation(AnnotatedDatasets datasets, SetPublisher publisher)
{
    /// <exception cref="ArgumentException">The image or the descriptor does not exist, or the value is out of range.</exception>
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public Task<CommandResult<AnnotationState>> RunAsync(Revision revision, CommandContext context, CancellationToken cancellation = default) =>
        SetPublisher.OnNewestAsync(() => OnceAsync(revision, context, cancellation));

    private async Task<CommandResult<AnnotationState>> OnceAsync(Revision revision, CommandContext context, CancellationToken cancellation)
    {
        var (id, image, descriptor, to, reason) = revision;
        RevisedValue.Check(descriptor, to);
        var dataset = await datasets.LoadAsync(id, cancellation);
        var table = dataset.Table(dataset.State.Vocabulary);
        var row = table.RowOf(image) ?? throw new ArgumentException($"Dataset \"{id}\" has no image \"{image}\".");
        var place = RevisedValue.PlaceOf(descriptor, table, id);

        var revised = new AnnotationRevised(id, image, descriptor, row[place], to, reason);
        row[place] = to;
        var command = new Revise(dataset.State.Basis, [revised], await publisher.StoreAsync(dataset, table, cancellation));
        return await publisher.AppendAsync(id, command, context, cancellation);
    }
}
