using SemCovNet.EventStore.Verification;
using Client = global::EventStore.Client;

namespace SemCovNet.EventStore.EventStoreDb;

/// <summary>
/// One append. EventStoreDB compares only the expected version; that a repetition gets the first answer and an overlap is refused is decided
/// here, from the stream's own events. An id that another stream holds is not noticed: EventStoreDB has no index of ids.
/// </summary>
internal sealed class StreamAppend(Client.EventStoreClient client, StreamReads reads)
{
    /// <summary>What a server takes in one append by default: the sum of bodies and metadata.</summary>
    private const int MostBytes = 1024 * 1024;

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts, CancellationToken cancellation)
    {
        var head = await reads.BackwardsAsync(stream, cancellation).FirstOrDefaultAsync(cancellation);
        var stored = await FindStoredAsync(stream, drafts, cancellation);
        if ((head?.Version ?? ExpectedVersion.NoStream.Version) != expected.Version)
            return await RepeatedAsync(stream, drafts, cancellation) ?? throw Refusal(stream, expected, stored, head?.Version);
        if (stored is not null)
            throw AlreadyStored(stream, stored);
        return await WriteAsync(stream, expected, Link(drafts, head?.Hash ?? HashChain.Beginning), cancellation);
    }

    private static List<Client.EventData> Link(IReadOnlyList<RecordedEvent> drafts, ReadOnlyMemory<byte> previous)
    {
        List<Client.EventData> batch = [];
        foreach (var draft in drafts)
        {
            previous = HashChain.Link(previous, draft);
            batch.Add(Translation.ToEventData(draft with { Hash = previous }));
        }
        return batch;
    }

    private async Task<AppendResult> WriteAsync(string stream, ExpectedVersion expected, List<Client.EventData> batch, CancellationToken cancellation)
    {
        var bytes = batch.Sum(added => (long)added.Data.Length + added.Metadata.Length);
        if (bytes > MostBytes)
            throw new ArgumentException(
                $"The batch for stream \"{stream}\" has {bytes} bytes; EventStoreDB takes {MostBytes} at once: append fewer events at a time.", nameof(batch));
        try
        {
            await (expected == ExpectedVersion.NoStream
                ? client.AppendToStreamAsync(stream, Client.StreamState.NoStream, batch, cancellationToken: cancellation)
                : client.AppendToStreamAsync(stream, Client.StreamRevision.FromInt64(expected.Version), batch, cancellationToken: cancellation));
            // The answer's position is that of the batch; what is promised is that of its last event.
            var last = await reads.ForwardsAsync(stream, expected.Version + batch.Count, cancellation).FirstAsync(cancellation);
            return new(last.Version, last.Position);
        }
        catch (Client.WrongExpectedVersionException wrong)
        {
            throw new WrongExpectedVersionException(stream, expected, wrong.ActualVersion is null or < 0 ? null : wrong.ActualVersion);
        }
    }

    /// <summary>The first answer, where exactly this batch stands at exactly these versions; null otherwise.</summary>
    private async Task<AppendResult?> RepeatedAsync(string stream, IReadOnlyList<RecordedEvent> drafts, CancellationToken cancellation)
    {
        var stored = await reads.ForwardsAsync(stream, drafts[0].Version, cancellation).Take(drafts.Count).ToListAsync(cancellation);
        return stored.Select(recorded => recorded.Id).SequenceEqual(drafts.Select(draft => draft.Id)) ? new(stored[^1].Version, stored[^1].Position) : null;
    }

    private async Task<RecordedEvent?> FindStoredAsync(string stream, IReadOnlyList<RecordedEvent> drafts, CancellationToken cancellation)
    {
        var ids = drafts.Select(draft => draft.Id).ToHashSet();
        return await reads.ForwardsAsync(stream, 0, cancellation).FirstOrDefaultAsync(recorded => ids.Contains(recorded.Id), cancellation);
    }

    private static Exception Refusal(string stream, ExpectedVersion expected, RecordedEvent? stored, long? actual) =>
        stored is null ? new WrongExpectedVersionException(stream, expected, actual) : AlreadyStored(stream, stored);

    private static EventAlreadyStoredException AlreadyStored(string stream, RecordedEvent stored) => new(stored.Id, stream, stored.Stream, stored.Version);
}
