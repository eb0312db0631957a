using System.Runtime.CompilerServices;

namespace SemCovNet.EventStore.Exchange;

/// <summary>
/// Takes over events from a file, byte for byte, so that state and chain are those of the platform they come from. The file is checked to its
/// end, and against what is here, before the first is appended; an import that was interrupted is repeated and goes on.
/// </summary>
public sealed class HistoryImport(IEventStore store)
{
    private const int MostInAppend = 500;

    /// <returns>How many events the file holds.</returns>
    /// <exception cref="HistoryRefusedException">The file is not sound, or a stream of it is here already, with other events.</exception>
    public async Task<long> ImportAsync(string path, CancellationToken cancellation = default)
    {
        var (count, here) = await CheckAsync(path, cancellation);
        await foreach (var batch in BatchesAsync(path, cancellation))
        {
            var missing = batch.Where(recorded => recorded.Version >= here.GetValueOrDefault(recorded.Stream)).ToList();
            if (missing.Count > 0)
                await AppendAsync(missing, cancellation);
        }
        return count;
    }

    /// <returns>How many events the file holds, and how many of each of its streams are here already, the same ones.</returns>
    private async Task<(long Count, Dictionary<string, long> Here)> CheckAsync(string path, CancellationToken cancellation)
    {
        var (count, here) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        await foreach (var batch in BatchesAsync(path, cancellation))
        {
            count += batch.Count;
            var (stream, first) = (batch[0].Stream, batch[0].Version);
            // A stream of which fewer are here than came before ends here before this batch.
            if (here.GetValueOrDefault(stream) == first)
                here[stream] = first + await CountHereAsync(batch, cancellation);
        }
        return (count, here);
    }

    /// <summary>A hash is that of all before it too, so events with the same one are the same in every byte.</summary>
    private async Task<int> CountHereAsync(List<RecordedEvent> batch, CancellationToken cancellation)
    {
        var same = 0;
        await foreach (var here in store.ReadStreamAsync(batch[0].Stream, batch[0].Version, cancellation).Take(batch.Count))
        {
            if (!here.Hash.Span.SequenceEqual(batch[same].Hash.Span))
                throw new HistoryRefusedException(
                    $"Stream {here.Stream} is here already, with another event at version {here.Version}. Nothing was imported: import into a platform without it.");
            same++;
        }
        return same;
    }

    /// <summary>The file's events, as many together as follow on one another in one stream, up to what is appended at once.</summary>
    private static async IAsyncEnumerable<List<RecordedEvent>> BatchesAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<RecordedEvent> batch = [];
        await foreach (var recorded in HistoryFile.ReadAsync(path, cancellation))
        {
            if (batch.Count == MostInAppend || (batch.Count > 0 && batch[0].Stream != recorded.Stream))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(recorded);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private async Task AppendAsync(List<RecordedEvent> batch, CancellationToken cancellation)
    {
        var expected = batch[0].Version == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(batch[0].Version - 1);
        try
        {
            await store.AppendAsync(batch[0].Stream, expected, [.. batch.Select(AsNew)], cancellation);
        }
        // What was checked is no longer so: somebody appends meanwhile.
        catch (Exception error) when (error is WrongExpectedVersionException or EventAlreadyStoredException)
        {
            throw new HistoryRefusedException(
                $"Stream {batch[0].Stream} could not be taken over from version {batch[0].Version} on; what stands before that in the file was: {error.Message}", error);
        }
    }

    private static NewEvent AsNew(RecordedEvent recorded) => new(recorded.Id, recorded.Body, recorded.Context) { Json = recorded.Json };
}
