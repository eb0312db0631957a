namespace SemCovNet.EventStore.Postgres;

internal static class PostgresEventTable
{
    /// <summary>What appends are announced under; the payload is the schema, a space and the position of the last event.</summary>
    public const string Channel = "semcov_event";

    /// <summary>
    /// The promises that code could forget are constraints: a version of a stream, and an id, exist once. Positions come from a row that an
    /// append which fails gives back, not from a sequence, which would leave gaps: so a missing number tells of a removed event.
    /// </summary>
    public const string Schema = """
        create table if not exists event (
            position bigint primary key,
            event_id text collate "C" not null unique,
            stream text collate "C" not null,
            version bigint not null check (version >= 0),
            type text not null,
            at text not null,
            correlation_id text not null,
            causation_id text,
            actor text not null,
            trace_parent text,
            body text not null,
            hash bytea not null check (length(hash) = 32),
            unique (stream, version)
        );
        create table if not exists event_numbering (only_row boolean primary key default true check (only_row), last_position bigint not null);
        insert into event_numbering (last_position) values (0) on conflict (only_row) do nothing;
        """;

    public const string Insert = $"""
        with
            numbering as (update event_numbering set last_position = last_position + cardinality(@EventId) returning last_position),
            added as (
                insert into event (position, event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent, body, hash)
                select last_position - cardinality(@EventId) + place, event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent,
                    convert_from(body, 'UTF8'), hash
                from numbering, unnest(@EventId, @Stream, @Version, @Type, @At, @CorrelationId, @CausationId, @Actor, @TraceParent, @Body, @Hash)
                    with ordinality as batch(event_id, stream, version, type, at, correlation_id, causation_id, actor, trace_parent, body, hash, place)
            )
        select last_position, pg_notify('{Channel}', current_schema() || ' ' || last_position) from numbering
        """;

    public const string Select = """
        select position as Position, event_id as EventId, stream as Stream, version as Version, type as Type, at as At,
            correlation_id as CorrelationId, causation_id as CausationId, actor as Actor, trace_parent as TraceParent,
            convert_to(body, 'UTF8') as Body, hash as Hash,
            (select before.hash from event before where before.stream = event.stream and before.version = event.version - 1) as Previous
        from event
        """;
}
