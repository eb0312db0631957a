using System.Data.Common;
using Dapper;

namespace SemCovNet.EventStore.Sql;

/// <summary>
/// Reading, page by page: no statement stays open while a slow reader thinks, for that would keep SQLite's write-ahead log from
/// being folded back, and PostgreSQL's dead rows from being cleared.
/// </summary>
/// <param name="select">All columns of <see cref="EventRow"/> from all events.</param>
internal sealed class EventPages(Func<CancellationToken, Task<DbConnection>> open, string select)
{
    public const int Size = 1000;

    public Task<List<RecordedEvent>> AfterAsync(GlobalPosition position, CancellationToken cancellation) =>
        ReadAsync("where position > @from order by position limit @Size", position.Value, null, cancellation);

    public Task<List<RecordedEvent>> OfStreamAsync(string stream, long fromVersion, CancellationToken cancellation) =>
        ReadAsync("where stream = @stream and version >= @from order by version limit @Size", fromVersion, stream, cancellation);

    public Task<List<RecordedEvent>> OfStreamBackwardsAsync(string stream, long beforeVersion, CancellationToken cancellation) =>
        ReadAsync("where stream = @stream and version < @from order by version desc limit @Size", beforeVersion, stream, cancellation);

    private async Task<List<RecordedEvent>> ReadAsync(string condition, long from, string? stream, CancellationToken cancellation)
    {
        await using var connection = await open(cancellation);
        var rows = await connection.QueryAsync<EventRow>(
            new CommandDefinition($"{select} {condition}", new { from, stream, Size }, cancellationToken: cancellation));
        return [.. rows.Select(row => row.ToCheckedEvent())];
    }
}
