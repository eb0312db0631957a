using Microsoft.Extensions.Options;

namespace SemCovNet.EventStore;

/// <summary>Where the events are kept: section <c>Semcov:EventStore</c>, or <c>SEMCOV__EVENTSTORE__…</c> in the environment.</summary>
public sealed class EventStoreOptions
{
    public const string Section = "Semcov:EventStore";

    /// <summary><c>sqlite</c>, the default: one file, shared by the processes of one machine.</summary>
    public string Backend { get; set; } = "sqlite";

    /// <summary>For sqlite: the file's path, or a connection string. Required.</summary>
    public string Connection { get; set; } = "";
}

internal sealed class EventStoreOptionsValidator : IValidateOptions<EventStoreOptions>
{
    public ValidateOptionsResult Validate(string? name, EventStoreOptions options) => options switch
    {
        { Backend: not "sqlite" } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Backend is \"{options.Backend}\", which is no event store: set it to sqlite."),
        { Connection: "" } => ValidateOptionsResult.Fail(
            $"{EventStoreOptions.Section}:Connection is not set: give the path of the SQLite file, for instance "
            + "SEMCOV__EVENTSTORE__CONNECTION=/var/lib/semcov/events.db."),
        _ => ValidateOptionsResult.Success,
    };
}
