using Dapper;

namespace SemCovNet.EventStore.Sqlite;

/// <summary>
/// Reading, page by page: no statement stays open while a slow reader thinks, for that would keep the write-ahead log from
/// being folded back.
/// </summary>
internal sealed class EventPages(SqliteFile file)
{
    public const int Size = 1000;

    public List<RecordedEvent> After(GlobalPosition position) =>
        Read("where position > @from order by position limit @Size", position.Value);

    public List<RecordedEvent> OfStream(string stream, long fromVersion) =>
        Read("where stream = @stream and version >= @from order by version limit @Size", fromVersion, stream);

    public List<RecordedEvent> OfStreamBackwards(string stream, long beforeVersion) =>
        Read("where stream = @stream and version < @from order by version desc limit @Size", beforeVersion, stream);

    private List<RecordedEvent> Read(string condition, long from, string? stream = null)
    {
        using var connection = file.Open();
        return connection.Query<EventRow>($"{EventTable.Select} {condition}", new { from, stream, Size }, buffered: false)
            .Select(row => row.ToEvent()).ToList();
    }
}
