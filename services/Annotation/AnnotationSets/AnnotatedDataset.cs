using SemCovNet.Artifacts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>A dataset's newest version and its annotations, as both streams stand now.</summary>
public sealed record AnnotatedDataset(DatasetManifest Manifest, AnnotationState State, AnnotationSet? Set)
{
    public IReadOnlyList<string> Images => [.. Manifest.Rows.Select(row => row.Image)];

    /// <summary>The values as they are now: of the newest set, and what was corrected since.</summary>
    public AnnotationTable Table(IReadOnlyList<DescriptorDefinition> vocabulary)
    {
        var table = Published(vocabulary);
        table.Correct(State.Unpublished);
        return table;
    }

    /// <summary>The values of the newest set.</summary>
    public AnnotationTable Published(IReadOnlyList<DescriptorDefinition> vocabulary) => new(vocabulary, Images, Set);
}

/// <summary>Loads what annotation works on: the dataset by its published manifest, the annotations by their newest set.</summary>
public sealed class AnnotatedDatasets(IEventStore store, CommandHandler commands, IArtifactStore artifacts)
{
    /// <exception cref="UnknownDatasetException">No version of the dataset was published.</exception>
    public async Task<AnnotatedDataset> LoadAsync(string datasetId, CancellationToken cancellation)
    {
        // Before the version: whoever carries annotations over to a newer one meanwhile makes this state stale, and no set is published for the older.
        var state = await commands.LoadAsync(AnnotationDecider.Decider, Streams.Annotations(datasetId), cancellation);
        var version = await NewestAsync(datasetId, cancellation) ?? throw new UnknownDatasetException(datasetId);
        var manifest = await artifacts.GetJsonAsync<DatasetManifest>(version.Manifest, cancellation);
        var set = state.Set is { } digest ? await artifacts.GetJsonAsync<AnnotationSet>(digest, cancellation) : null;
        return new(manifest, state, set);
    }

    private async Task<DatasetVersionPublished?> NewestAsync(string datasetId, CancellationToken cancellation)
    {
        await foreach (var recorded in store.ReadStreamBackwardsAsync(Streams.Dataset(datasetId), cancellation))
        {
            if (recorded.Body is DatasetVersionPublished published)
                return published;
        }
        return null;
    }
}

public sealed class UnknownDatasetException(string datasetId)
    : Exception($"There is no dataset \"{datasetId}\": import it first, or look at the list of datasets for its name.");
