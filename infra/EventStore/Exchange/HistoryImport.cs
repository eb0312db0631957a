namespace SemCovNet.EventStore.Exchange;

/// <summary>
/// Takes over events from a file, byte for byte, so that state and chain are those of the platform they come from. The file is checked to its
/// end before the first is appended; an import that was interrupted is repeated and goes on.
/// </summary>
public sealed class HistoryImport(IEventStore store)
{
    private const int MostInAppend = 500;

    /// <returns>How many events the file holds.</returns>
    /// <exception cref="HistoryRefusedException">The file is not sound, or a stream of it is here already, with other events.</exception>
    public async Task<long> ImportAsync(string path, CancellationToken cancellation = default)
    {
        var count = await CheckAsync(path, cancellation);
        List<RecordedEvent> batch = [];
        await foreach (var recorded in HistoryFile.ReadAsync(path, cancellation))
        {
            if (batch.Count == MostInAppend || (batch.Count > 0 && batch[0].Stream != recorded.Stream))
                await AppendAsync(batch, cancellation);
            batch.Add(recorded);
        }
        if (batch.Count > 0)
            await AppendAsync(batch, cancellation);
        return count;
    }

    private async Task<long> CheckAsync(string path, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var recorded in HistoryFile.ReadAsync(path, cancellation))
        {
            count++;
            if (recorded.Version == 0 && await FirstAsync(recorded.Stream, cancellation) is { } here && here.Id != recorded.Id)
                throw new HistoryRefusedException(
                    $"Stream {recorded.Stream} is here already and begins with another event. Nothing was imported: import into a platform without it.");
        }
        return count;
    }

    private ValueTask<RecordedEvent?> FirstAsync(string stream, CancellationToken cancellation) =>
        store.ReadStreamAsync(stream, 0, cancellation).FirstOrDefaultAsync(cancellation);

    private async Task AppendAsync(List<RecordedEvent> batch, CancellationToken cancellation)
    {
        var expected = batch[0].Version == 0 ? ExpectedVersion.NoStream : ExpectedVersion.Exactly(batch[0].Version - 1);
        try
        {
            await store.AppendAsync(batch[0].Stream, expected, [.. batch.Select(AsNew)], cancellation);
        }
        catch (Exception error) when (error is WrongExpectedVersionException or EventAlreadyStoredException)
        {
            throw new HistoryRefusedException($"Stream {batch[0].Stream} is here already, with other events from version {batch[0].Version} on: {error.Message}", error);
        }
        batch.Clear();
    }

    private static NewEvent AsNew(RecordedEvent recorded) => new(recorded.Id, recorded.Body, recorded.Context) { Json = recorded.Json };
}
