using System.Data;
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
        var asked = new { from, stream, Size };
        try
        {
            var rows = await connection.QueryAsync<EventRow>(new CommandDefinition($"{select} {condition}", asked, cancellationToken: cancellation));
            return [.. rows.Select(row => row.ToCheckedEvent())];
        }
        catch (Exception failure) when (IsOtherKind(failure))
        {
            throw (Exception?)await DamageAsync(connection, condition, asked, failure) ?? failure;
        }
    }

    // As Dapper says it: of a later row, and of the first, by which it reads the others.
    private static bool IsOtherKind(Exception failure) => failure is DataException or InvalidOperationException;

    // A row with a value of another kind ends the reading of its whole page: row by row it is found.
    private async Task<EventDamagedException?> DamageAsync(DbConnection connection, string condition, object asked, Exception failure)
    {
        var places = (await connection.QueryAsync<(long Position, string Stream, long Version, string Type)>(
            $"select position, cast(stream as text), cast(version as bigint), cast(type as text) from event {condition}", asked)).ToList();
        foreach (var place in places)
        {
            if (!await IsReadableAsync(connection, place.Position))
                return new(place.Stream, place.Version, new(place.Position), place.Type, "one of its columns holds a value of another kind", failure);
        }
        return null;
    }

    private async Task<bool> IsReadableAsync(DbConnection connection, long position)
    {
        try
        {
            await connection.QueryAsync<EventRow>($"{select} where position = @position", new { position });
            return true;
        }
        catch (Exception failure) when (IsOtherKind(failure))
        {
            return false;
        }
    }
}
