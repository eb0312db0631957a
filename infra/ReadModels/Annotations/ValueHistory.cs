using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Events;
using SemCovNet.EventStore;

namespace SemCovNet.ReadModels.Annotations;

/// <summary>One value of one image was changed.</summary>
/// <param name="From">0 to 1; null where it was not observed.</param>
/// <param name="To">0 to 1; null where it was taken back.</param>
/// <param name="Why">The reason of a revision, or the file that the value came with.</param>
/// <param name="Version">Of the event in the annotation stream.</param>
public sealed record ValueChangeEntry(
    string Descriptor, double? From, double? To, DateTimeOffset At, string Actor, string Why, long Version);

/// <summary>How the values of an image came to be: its dataset's annotation stream, folded for that image alone.</summary>
public sealed class ValueHistory(IEventStore store, IArtifactStore artifacts)
{
    // Where values come with an import, they only fill what nobody has entered, or taken back.
    private const string Import = "import";

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<ValueChangeEntry>> OfAsync(string datasetId, string image, CancellationToken cancellation = default)
    {
        var fold = new Fold();
        await foreach (var recorded in store.ReadStreamAsync(Streams.Annotations(datasetId), 0, cancellation))
        {
            switch (recorded.Body)
            {
                case VocabularyDefined e:
                    fold.Vocabulary = [.. e.Descriptors.Select(descriptor => descriptor.Name)];
                    break;
                case AnnotationRevised e when e.Image == image:
                    fold.Set(recorded, e.Descriptor, e.To, e.Reason);
                    break;
                case AnnotationBatchAccepted e when await FindAsync(e.Batch, image, cancellation) is { } values:
                    fold.Merge(recorded, e.Source, values);
                    break;
            }
        }
        return fold.Changes;
    }

    private async Task<IReadOnlyList<double?>?> FindAsync(Digest batch, string image, CancellationToken cancellation) =>
        (await artifacts.GetJsonAsync<IReadOnlyList<AnnotatedImage>>(batch, cancellation)).FirstOrDefault(row => row.Image == image)?.Values;

    private sealed class Fold
    {
        private readonly Dictionary<string, double?> values = new(StringComparer.Ordinal);
        private readonly List<ValueChangeEntry> changes = [];

        public IReadOnlyList<string> Vocabulary { get; set; } = [];

        public IReadOnlyList<ValueChangeEntry> Changes => [.. changes.AsEnumerable().Reverse()];

        public void Merge(RecordedEvent recorded, string source, IReadOnlyList<double?> row)
        {
            foreach (var (descriptor, value) in Vocabulary.Zip(row).Where(pair => pair.Second is not null))
            {
                if (source != Import || !values.ContainsKey(descriptor))
                    Set(recorded, descriptor, value, source);
            }
        }

        public void Set(RecordedEvent recorded, string descriptor, double? to, string why)
        {
            var from = values.GetValueOrDefault(descriptor);
            if (from != to)
                changes.Add(new(descriptor, from, to, recorded.Context.At, recorded.Context.Actor, why, recorded.Version));
            values[descriptor] = to;
        }
    }
}
