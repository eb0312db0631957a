namespace SemCovNet.EventStore.Sqlite;

internal static class EventTable
{
    /// <summary>
    /// The promises that code could forget are constraints: a version of a stream, and an id, exist once. SQLite has one writer
    /// at a time and takes back a failed transaction's numbers, so positions have no gaps and become visible in order.
    /// The body is text, to be read with any SQLite tool, and comes and goes as bytes.
    /// </summary>
    public const string Schema = """
        create table if not exists event (
            position integer primary key autoincrement,
            event_id text not null unique,
            stream text not null,
            version integer not null check (version >= 0),
            type text not null,
            at text not null,
            correlation_id text not null,
            causation_id text,
            actor text not null,
            trace_parent text,
            body text not null,
            hash blob not null check (length(hash) = 32),
            unique (stream, version)
        ) strict;
        """;

    public const string Insert = """
        insert into event (event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent, body, hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public const string Select = """
        select position as Position, event_id as EventId, stream as Stream, version as Version, type as Type, at as At,
            correlation_id as CorrelationId, causation_id as CausationId, actor as Actor, trace_parent as TraceParent,
            cast(body as blob) as Body, hash as Hash,
            (select before.hash from event before where before.stream = event.stream and before.version = event.version - 1) as Previous
        from event
        """;
}
