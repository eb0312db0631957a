using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.EventStore;

/// <summary>Where the events are kept: section <c>Semcov:EventStore</c>, or <c>SEMCOV__EVENTSTORE__…</c> in the environment.</summary>
public sealed class EventStoreOptions
{
    public const string Section = "Semcov:EventStore";

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string EventStoreDb = "eventstoredb";

    /// <summary>
    /// <c>sqlite</c>, the default: one file, shared by the processes of one machine; <c>postgres</c>, for any number of machines; or
    /// <c>eventstoredb</c>, in a program built with <c>-p:EventStoreDb=true</c>.
    /// </summary>
    public string Backend { get; set; } = Sqlite;

    /// <summary>For sqlite: the file's path, or a connection string. For postgres: a connection string. For eventstoredb: one that begins with esdb. Required.</summary>
    public string Connection { get; set; } = "";
}

internal sealed class EventStoreOptionsValidator : IValidateOptions<EventStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, EventStoreOptions options) => options switch
    {
        { Backend: not (EventStoreOptions.Sqlite or EventStoreOptions.Postgres or EventStoreOptions.EventStoreDb) } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Backend is \"{options.Backend}\", which is no event store: set it to sqlite, postgres or eventstoredb."),
        { Backend: EventStoreOptions.Postgres } when PostgresServer.Problem(options.Connection) is { } problem =>
            ValidateOptionsResult.Fail($"{EventStoreOptions.Section}:Connection (SEMCOV__EVENTSTORE__CONNECTION): {problem}"),
#if EVENTSTOREDB
        { Backend: EventStoreOptions.EventStoreDb, Connection: not ['e', 's', 'd', 'b', ..] } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Connection (SEMCOV__EVENTSTORE__CONNECTION) is not a connection string of EventStoreDB: give esdb://HOST:2113?tls=true."),
#else
        { Backend: EventStoreOptions.EventStoreDb } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Backend is eventstoredb, but this program was built without its client: build it with -p:EventStoreDb=true."),
#endif
        { Connection: "" } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Connection is not set: give the path of the SQLite file, for instance "
            + "SEMCOV__EVENTSTORE__CONNECTION=/var/lib/semcov/events.db."),
        _ => ValidateOptionsResult.Success,
    };
}
