using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Importing;

/// <summary>
/// A new dataset version gets its annotations: what is known of its images goes along, and descriptors that came with the
/// import fill in what is not known and was not taken back. Asked again, it changes nothing.
/// </summary>
public sealed class AnnotationsFromImport(AnnotatedDatasets datasets, SetPublisher publisher, TimeProvider clock)
{
    private const string Source = "import";

    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public Task<CommandResult<AnnotationState>> RunAsync(string datasetId, CommandContext context, CancellationToken cancellation = default) =>
        SetPublisher.OnNewestAsync(() => OnceAsync(datasetId, context, cancellation));

    private async Task<CommandResult<AnnotationState>> OnceAsync(string datasetId, CommandContext context, CancellationToken cancellation)
    {
        var dataset = await datasets.LoadAsync(datasetId, cancellation);
        var command = dataset.Manifest.Descriptors.Count > 0
            ? await FillAsync(dataset, cancellation)
            : await CarryOverAsync(dataset, cancellation);
        return command is null
            ? new(dataset.State, [])
            : await publisher.AppendAsync(datasetId, command, context, cancellation);
    }

    private async Task<AnnotationCommand?> CarryOverAsync(AnnotatedDataset dataset, CancellationToken cancellation) =>
        dataset.Set is null || !IsBehind(dataset)
            ? null
            : new CarryOver(dataset.State.Basis, await publisher.StoreAsync(dataset, dataset.Table(dataset.State.Vocabulary), cancellation));

    private async Task<AnnotationCommand?> FillAsync(AnnotatedDataset dataset, CancellationToken cancellation)
    {
        var vocabulary = Extended(dataset.State.Vocabulary, dataset.Manifest.Descriptors);
        var places = vocabulary.Select(descriptor => IndexIn(dataset.Manifest.Descriptors, descriptor.Name)).ToList();
        IReadOnlyList<AnnotatedImage> batch =
        [
            .. dataset.Manifest.Rows.Select(row => new AnnotatedImage(row.Image, [.. places.Select(place => place < 0 ? null : row.Descriptors[place])])),
        ];
        var table = dataset.Table(vocabulary);
        var changed = table.Fill(batch, dataset.State.TakenBack);
        var accepted = new AnnotationBatchAccepted(
            dataset.Manifest.DatasetId, Guid.CreateVersion7(clock.GetUtcNow()).ToString(), await publisher.StoreAsync(batch, cancellation), Source,
            batch.Count, batch.Sum(image => image.Values.Count(value => value is not null)), changed);
        var set = changed > 0 || IsBehind(dataset) ? await publisher.StoreAsync(dataset, table, cancellation) : null;
        return new AcceptBatch(dataset.State.Basis, vocabulary, accepted, set);
    }

    private static bool IsBehind(AnnotatedDataset dataset) => dataset.State.DatasetVersion < dataset.Manifest.Version;

    private static IReadOnlyList<DescriptorDefinition> Extended(IReadOnlyList<DescriptorDefinition> known, IReadOnlyList<DescriptorDefinition> imported) =>
        [.. known, .. imported.Where(descriptor => IndexIn(known, descriptor.Name) < 0)];

    private static int IndexIn(IReadOnlyList<DescriptorDefinition> vocabulary, string name) =>
        vocabulary.ToList().FindIndex(descriptor => descriptor.Name == name);
}
