using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Events;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>All events in one SQLite file, which any number of processes on one machine may share.</summary>
public sealed class SqliteEventStore : IEventStore, IGapFreePositions, IDisposable
{
    private static readonly TimeSpan DefaultLookInterval = TimeSpan.FromMilliseconds(100);

    private readonly SqliteFile file;
    private readonly EventPages pages;
    private readonly TimeSpan lookInterval;
    private readonly ILogger logger;
    private readonly AppendSignal appended = new();
    private readonly SemaphoreSlim writer = new(1);

    /// <param name="connection">A path, or a connection string; the file is created where it is missing.</param>
    /// <param name="lookInterval">How late a follower may learn of another process's append, of which SQLite tells nobody; 100 ms if null.</param>
    public SqliteEventStore(string connection, ILogger<SqliteEventStore>? logger = null, TimeSpan? lookInterval = null)
    {
        file = new(connection);
        pages = new(file);
        this.logger = logger ?? NullLogger<SqliteEventStore>.Instance;
        this.lookInterval = lookInterval ?? DefaultLookInterval;
        file.Create(EventTable.Schema);
    }

    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        Batch.Check(stream, events);
        var drafts = events.Select((added, index) => Draft(stream, expected.Version + 1 + index, added)).ToList();
        await writer.WaitAsync(cancellation);
        try
        {
            return Append(stream, expected, drafts);
        }
        finally
        {
            writer.Release();
            appended.Raise();
        }
    }

    public async IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        string stream, long fromVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var recorded in Paged(last => pages.OfStream(stream, last?.Version + 1 ?? fromVersion), cancellation))
            yield return recorded;
    }

    public async IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(
        string stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var recorded in Paged(last => pages.OfStreamBackwards(stream, last?.Version ?? long.MaxValue), cancellation))
            yield return recorded;
    }

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var recorded in Paged(last => pages.After(last?.Position ?? after), cancellation))
            yield return recorded;
    }

    public async IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(
        GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var next = appended.Next;
            var page = FollowingPage(after);
            foreach (var recorded in page)
            {
                yield return recorded;
                after = recorded.Position;
            }
            if (page.Count == 0)
                await Task.WhenAny(next, Task.Delay(lookInterval, cancellation));
        }
    }

    public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) =>
        PositionAsync("select coalesce(max(position), 0) from event");

    public Task<GlobalPosition> LastAssignedAsync(CancellationToken cancellation = default) =>
        PositionAsync("select coalesce(max(seq), 0) from sqlite_sequence where name = 'event'");

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }

    private static RecordedEvent Draft(string stream, long version, NewEvent added) => new(
        added.Id, stream, version, GlobalPosition.Start, WireNames.Of(added.Body.GetType()), added.Context,
        JsonSerializer.SerializeToUtf8Bytes(added.Body, added.Body.GetType(), ContractJson.Options), default);

    private static async IAsyncEnumerable<RecordedEvent> Paged(
        Func<RecordedEvent?, List<RecordedEvent>> pageAfter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<RecordedEvent> page = [];
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = pageAfter(page.LastOrDefault());
            foreach (var recorded in page)
                yield return recorded;
        }
        while (page.Count == EventPages.Size);
        await Task.CompletedTask;
    }

    private AppendResult Append(string stream, ExpectedVersion expected, List<RecordedEvent> drafts)
    {
        using var connection = file.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = new AppendTransaction(connection, transaction).Append(stream, expected, drafts);
        transaction.Commit();
        return result;
    }

    private List<RecordedEvent> FollowingPage(GlobalPosition after)
    {
        try
        {
            return pages.After(after);
        }
        catch (SqliteException error) when (error.IsPassing())
        {
            logger.LogWarning(error, "The events after position {Position} in {File} cannot be read now; trying again.", after, file.Path);
            return [];
        }
    }

    private async Task<GlobalPosition> PositionAsync(string sql)
    {
        using var connection = file.Open();
        return new(await connection.ExecuteScalarAsync<long>(sql));
    }
}
