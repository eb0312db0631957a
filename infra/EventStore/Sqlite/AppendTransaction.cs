using Dapper;
using Microsoft.Data.Sqlite;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>One append: the stream's head is read and the batch written while no other process can write.</summary>
internal sealed class AppendTransaction(SqliteConnection connection, SqliteTransaction transaction)
{
    /// <param name="drafts">The batch with its versions, as if the expected version were right; positions and hashes come here.</param>
    public AppendResult Append(string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts)
    {
        var head = connection.QueryFirstOrDefault<Head>(
            "select version as Version, hash as Hash from event where stream = @stream order by version desc limit 1", new { stream }, transaction);
        if ((head?.Version ?? ExpectedVersion.NoStream.Version) != expected.Version)
            return Repeated(stream, drafts) ?? throw Refusal(stream, expected, drafts, head?.Version);
        ThrowIfStored(stream, drafts);
        return Insert(drafts, head?.Hash ?? HashChain.Beginning);
    }

    private AppendResult Insert(IReadOnlyList<RecordedEvent> drafts, ReadOnlyMemory<byte> previous)
    {
        foreach (var draft in drafts)
        {
            var linked = draft with { Hash = HashChain.Link(previous, draft) };
            connection.Execute(EventTable.Insert, EventRow.Of(linked), transaction);
            previous = linked.Hash;
        }
        return new(drafts[^1].Version, new(connection.ExecuteScalar<long>("select last_insert_rowid()", transaction: transaction)));
    }

    /// <summary>The first answer, where exactly this batch stands at exactly these versions; null otherwise.</summary>
    private AppendResult? Repeated(string stream, IReadOnlyList<RecordedEvent> drafts)
    {
        var stored = connection.Query<Place>(
            $"{Place.Select} where stream = @stream and version between @First and @Last order by version",
            new { stream, First = drafts[0].Version, Last = drafts[^1].Version }, transaction).ToList();
        var same = stored.Select(place => place.EventId).SequenceEqual(drafts.Select(draft => draft.Id.ToString()));
        return same ? new(stored[^1].Version, new(stored[^1].Position)) : null;
    }

    private Exception Refusal(string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts, long? actual) =>
        FindStored(drafts) is { } stored ? AlreadyStored(stream, stored) : new WrongExpectedVersionException(stream, expected, actual);

    private void ThrowIfStored(string stream, IReadOnlyList<RecordedEvent> drafts)
    {
        if (FindStored(drafts) is { } stored)
            throw AlreadyStored(stream, stored);
    }

    private Place? FindStored(IReadOnlyList<RecordedEvent> drafts) =>
        drafts.Chunk(500)
            .Select(some => connection.QueryFirstOrDefault<Place>(
                $"{Place.Select} where event_id in @Ids order by position limit 1", new { Ids = some.Select(draft => draft.Id.ToString()) }, transaction))
            .FirstOrDefault(place => place is not null);

    private static EventAlreadyStoredException AlreadyStored(string stream, Place stored) =>
        new(Guid.Parse(stored.EventId), stream, stored.Stream, stored.Version);

    private sealed record Head(long Version, byte[] Hash);

    private sealed record Place(string EventId, string Stream, long Version, long Position)
    {
        public const string Select = "select event_id as EventId, stream as Stream, version as Version, position as Position from event";
    }
}
