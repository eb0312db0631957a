using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.EventStore;

/// <summary>Where the events are kept: section <c>Semcov:EventStore</c>, or <c>SEMCOV__EVENTSTORE__…</c> in the environment.</summary>
public sealed class EventStoreOptions
{
    public const string Section = "Semcov:EventStore";

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary><c>sqlite</c>, the default: one file, shared by the processes of one machine; or <c>postgres</c>, for any number of machines.</summary>
    public string Backend { get; set; } = Sqlite;

    /// <summary>For sqlite: the file's path, or a connection string. For postgres: a connection string. Required.</summary>
    public string Connection { get; set; } = "";
}

internal sealed class EventStoreOptionsValidator : IValidateOptions<EventStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, EventStoreOptions options) => options switch
    {
        { Backend: not (EventStoreOptions.Sqlite or EventStoreOptions.Postgres) } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Backend is \"{options.Backend}\", which is no event store: set it to sqlite or postgres."),
        { Backend: EventStoreOptions.Postgres } when PostgresServer.Problem(options.Connection) is { } problem =>
            ValidateOptionsResult.Fail($"{EventStoreOptions.Section}:Connection (SEMCOV__EVENTSTORE__CONNECTION): {problem}"),
        { Connection: "" } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Connection is not set: give the path of the SQLite file, for instance "
            + "SEMCOV__EVENTSTORE__CONNECTION=/var/lib/semcov/events.db."),
        _ => ValidateOptionsResult.Success,
    };
}
