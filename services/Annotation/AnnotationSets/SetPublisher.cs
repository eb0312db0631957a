using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.AnnotationSets;

/// <summary>Stores sets and appends to the dataset's annotations.</summary>
public sealed class SetPublisher(CommandHandler commands, IArtifactStore artifacts)
{
    // Each failure means that somebody else's change came in between; after this many the caller shall know.
    private const int MostTries = 5;

    /// <summary>Stores the table as the set after the dataset's newest one.</summary>
    public async Task<AnnotationSetPublished> StoreAsync(AnnotatedDataset dataset, AnnotationTable table, CancellationToken cancellation)
    {
        var set = table.ToSet(dataset.Manifest.DatasetId, dataset.State.Version + 1, dataset.Manifest.Version);
        var digest = await artifacts.PutJsonAsync(set, cancellation);
        return new(
            set.DatasetId, set.Version, set.DatasetVersion, digest, set.Images.Count, [.. set.Vocabulary.Select(descriptor => descriptor.Name)],
            table.ObservedShare);
    }

    public Task<Digest> StoreAsync<T>(T batch, CancellationToken cancellation) => artifacts.PutJsonAsync(batch, cancellation);

    public Task<CommandResult<AnnotationState>> AppendAsync(
        string datasetId, AnnotationCommand command, CommandContext context, CancellationToken cancellation) =>
        commands.HandleAsync(AnnotationDecider.Decider, Streams.Annotations(datasetId), command, context, cancellation);

    /// <summary>Does the work again from what is newest while others publish in between.</summary>
    /// <exception cref="StaleAnnotationsException">Others were quicker five times running.</exception>
    public static async Task<T> OnNewestAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (StaleAnnotationsException) when (attempt < MostTries)
            {
                // What the other writer published is merged over in the next round.
            }
        }
    }
}
