using System.Data.Common;
using Dapper;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Sql;

/// <summary>One append: the stream's head is read and the batch written while no other process can write.</summary>
internal abstract class AppendTransaction(DbConnection connection, DbTransaction transaction)
{
    private const int MostIdsInQuestion = 500;

    /// <param name="drafts">The batch with its versions, as if the expected version were right; positions and hashes come here.</param>
    public async Task<AppendResult> AppendAsync(string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts)
    {
        var head = await connection.QueryFirstOrDefaultAsync<Head>(
            "select version as Version, hash as Hash from event where stream = @stream order by version desc limit 1", new { stream }, transaction);
        if ((head?.Version ?? ExpectedVersion.NoStream.Version) != expected.Version)
            return await RepeatedAsync(stream, drafts) ?? throw await RefusalAsync(stream, expected, drafts, head?.Version);
        try
        {
            return new(drafts[^1].Version, new(await InsertAsync(Link(drafts, head?.Hash ?? HashChain.Beginning))));
        }
        catch (DbException duplicate) when (IsDuplicate(duplicate))
        {
            // The version is free, so it is an id that is not; the rows that were written before it must go before the others are asked.
            await transaction.RollbackAsync();
            throw await FindStoredAsync(drafts, within: null) is { } stored ? AlreadyStored(stream, stored) : (Exception)duplicate;
        }
    }

    /// <summary>Writes the rows, which have no position yet, in their order.</summary>
    /// <returns>The last one's position.</returns>
    protected abstract Task<long> InsertAsync(IReadOnlyList<EventRow> rows);

    /// <summary>Whether a row is refused because its id, or its version of the stream, is there already.</summary>
    protected abstract bool IsDuplicate(DbException error);

    /// <summary>The condition that the event's id is among the values of the parameter <c>@Ids</c>, an array.</summary>
    protected abstract string IdIsAmongIds { get; }

    private static List<EventRow> Link(IReadOnlyList<RecordedEvent> drafts, ReadOnlyMemory<byte> previous)
    {
        List<EventRow> rows = [];
        foreach (var draft in drafts)
        {
            previous = HashChain.Link(previous, draft);
            rows.Add(EventRow.Of(draft with { Hash = previous }));
        }
        return rows;
    }

    /// <summary>The first answer, where exactly this batch stands at exactly these versions; null otherwise.</summary>
    private async Task<AppendResult?> RepeatedAsync(string stream, IReadOnlyList<RecordedEvent> drafts)
    {
        var stored = (await connection.QueryAsync<Place>(
            $"{Place.Select} where stream = @stream and version between @First and @Last order by version",
            new { stream, First = drafts[0].Version, Last = drafts[^1].Version }, transaction)).ToList();
        var same = stored.Select(place => place.EventId).SequenceEqual(drafts.Select(draft => draft.Id.ToString()));
        return same ? new(stored[^1].Version, new(stored[^1].Position)) : null;
    }

    private async Task<Exception> RefusalAsync(string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts, long? actual) =>
        await FindStoredAsync(drafts, transaction) is { } stored ? AlreadyStored(stream, stored) : new WrongExpectedVersionException(stream, expected, actual);

    private async Task<Place?> FindStoredAsync(IReadOnlyList<RecordedEvent> drafts, DbTransaction? within)
    {
        foreach (var some in drafts.Chunk(MostIdsInQuestion))
        {
            var found = await connection.QueryFirstOrDefaultAsync<Place>(
                $"{Place.Select} where {IdIsAmongIds} order by position limit 1", new { Ids = some.Select(draft => draft.Id.ToString()).ToArray() }, within);
            if (found is not null)
                return found;
        }
        return null;
    }

    private static EventAlreadyStoredException AlreadyStored(string stream, Place stored) =>
        new(Guid.Parse(stored.EventId), stream, stored.Stream, stored.Version);

    private sealed record Head(long Version, byte[] Hash);

    private sealed record Place(string EventId, string Stream, long Version, long Position)
    {
        public const string Select = "select event_id as EventId, stream as Stream, version as Version, position as Position from event";
    }
}
