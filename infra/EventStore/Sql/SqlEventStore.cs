using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.Logging;
using SemCovNet.EventStore.Metering;
using SemCovNet.EventStore.Verification;

namespace SemCovNet.EventStore.Sql;

/// <summary>What event stores in SQL databases have in common; a backend says how it connects, locks and inserts.</summary>
public abstract class SqlEventStore : IEventStore, IGapFreePositions, IWriteProbe, IStoredHashes, IStoredLinks, IDisposable
{
    private readonly EventPages pages;
    private readonly HashPages hashPages;
    private readonly LinkPages linkPages;
    private readonly TimeSpan lookInterval;
    private readonly ILogger logger;
    private readonly SemaphoreSlim writer = new(1);

    private UnconfirmedWriteException? unconfirmed;

    /// <param name="select">All columns of <see cref="EventRow"/> from all events.</param>
    /// <param name="lookInterval">How late a follower may learn of another process's append when nobody tells it.</param>
    private protected SqlEventStore(string select, TimeSpan lookInterval, ILogger logger)
    {
        pages = new(OpenAsync, select);
        hashPages = new(OpenAsync);
        linkPages = new(OpenAsync, Bytes);
        (this.lookInterval, this.logger) = (lookInterval, logger);
    }

    private protected AppendSignal Appended { get; } = new();

    /// <exception cref="UnconfirmedWriteException">The disk did not confirm this write, or an earlier one.</exception>
    public async Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<NewEvent> events, CancellationToken cancellation = default)
    {
        Batch.Check(stream, events);
        var drafts = Batch.Draft(stream, expected, events);
        await writer.WaitAsync(cancellation);
        try
        {
            var answer = await AppendAsync(stream, expected, drafts, cancellation);
            LossLedger.Acknowledge(stream, events.Count);
            Appended.Raise(answer.Position);
            return answer;
        }
        finally
        {
            writer.Release();
        }
    }

    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(string stream, long fromVersion = 0, CancellationToken cancellation = default) =>
        Paged(last => pages.OfStreamAsync(stream, last?.Version + 1 ?? fromVersion, cancellation), cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadStreamBackwardsAsync(string stream, CancellationToken cancellation = default) =>
        Paged(last => pages.OfStreamBackwardsAsync(stream, last?.Version ?? long.MaxValue, cancellation), cancellation);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(GlobalPosition after, CancellationToken cancellation = default) =>
        Paged(last => pages.AfterAsync(last?.Position ?? after, cancellation), cancellation);

    public async IAsyncEnumerable<StoredHash> ReadHashesAsync(GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await hashPages.AfterAsync(after, cancellation) is { Count: > 0 } page)
        {
            foreach (var stored in page)
                yield return stored;
            after = page[^1].Position;
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredLink>> ReadLinksAsync(
        GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var next = PageAsync(after);
        try
        {
            while (true)
            {
                // Positions have no gaps where nothing was removed, so that the place of the page behind this one is known before this one is read.
                var (page, beyond) = (next, new GlobalPosition(after.Value + LinkPages.Size));
                next = PageAsync(beyond);
                if (await page is not { Count: > 0 } links)
                    yield break;
                yield return links;
                after = links[^1].Position;
                if (after != beyond)
                {
                    await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    next = PageAsync(after);
                }
            }
        }
        finally
        {
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // SQLite reads in the thread that asks.
        Task<List<StoredLink>> PageAsync(GlobalPosition position) => Task.Run(() => linkPages.AfterAsync(position, cancellation), cancellation);
    }

    public async IAsyncEnumerable<RecordedEvent> SubscribeAllAsync(
        GlobalPosition after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Listen();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (next, look) = (Appended.Next, Task.Delay(lookInterval, cancellation));
            var page = await FollowingPageAsync(after, cancellation);
            foreach (var recorded in page)
            {
                yield return recorded;
                after = recorded.Position;
            }
            if (page.Count < EventPages.Size)
                await Task.WhenAny(next, look);
        }
    }

    public Task<GlobalPosition> HeadAsync(CancellationToken cancellation = default) =>
        PositionAsync("select coalesce(max(position), 0) from event", cancellation);

    public bool IsPassing(Exception error) => error is DbException ofDatabase && IsPassing(ofDatabase);

    public abstract Task<GlobalPosition> LastAssignedAsync(CancellationToken cancellation = default);

    /// <exception cref="UnconfirmedWriteException">The disk did not confirm this write, or an earlier one.</exception>
    public Task ProbeWriteAsync(CancellationToken cancellation = default) => WriteAsync(
        (connection, transaction) => connection.ExecuteAsync(new CommandDefinition(RewriteLastPosition, transaction: transaction, cancellationToken: cancellation)),
        cancellation);

    public virtual void Dispose()
    {
        writer.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>A transaction that excludes every other append, of this and of other processes, from its first read on.</summary>
    private protected abstract Task<DbTransaction> BeginAppendAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>A statement that writes the last position where it stands: a real write of what is there already.</summary>
    private protected abstract string RewriteLastPosition { get; }

    private protected abstract AppendTransaction Append(DbConnection connection, DbTransaction transaction);

    /// <summary>A field that is not null, as the bytes that the database holds.</summary>
    private protected abstract ReadOnlySpan<byte> Bytes(DbDataReader row, int field);

    /// <summary>Whether the error passes by itself (a lock, a lost connection), so that a follower tries again.</summary>
    private protected abstract bool IsPassing(DbException error);

    /// <summary>Whether the disk failed to confirm what it was given; a database server looks after that itself.</summary>
    private protected virtual bool IsUnconfirmed(DbException error) => false;

    /// <summary>From now on, raises <see cref="Appended"/> for other processes' appends too, where the database tells of them.</summary>
    private protected virtual void Listen()
    {
    }

    private protected async Task<GlobalPosition> PositionAsync(string sql, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return new(await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, cancellationToken: cancellation)));
    }

    private static async IAsyncEnumerable<RecordedEvent> Paged(
        Func<RecordedEvent?, Task<List<RecordedEvent>>> pageAfter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<RecordedEvent> page = [];
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page = await pageAfter(page.LastOrDefault());
            foreach (var recorded in page)
                yield return recorded;
        }
        while (page.Count == EventPages.Size);
    }

    private Task<AppendResult> AppendAsync(
        string stream, ExpectedVersion expected, IReadOnlyList<RecordedEvent> drafts, CancellationToken cancellation) =>
        WriteAsync((connection, transaction) => Append(connection, transaction).AppendAsync(stream, expected, drafts), cancellation);

    private async Task<T> WriteAsync<T>(Func<DbConnection, DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        if (unconfirmed is not null)
            throw unconfirmed;
        try
        {
            await using var connection = await OpenAsync(cancellation);
            await using var transaction = await BeginAppendAsync(connection, cancellation);
            var result = await work(connection, transaction);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (DbException error) when (IsUnconfirmed(error))
        {
            throw unconfirmed = new(error);
        }
    }

    private async Task<List<RecordedEvent>> FollowingPageAsync(GlobalPosition after, CancellationToken cancellation)
    {
        try
        {
            return await pages.AfterAsync(after, cancellation);
        }
        catch (DbException error) when (IsPassing(error))
        {
            logger.LogWarning(error, "The events after position {Position} cannot be read now; trying again.", after);
            return [];
        }
    }
}
