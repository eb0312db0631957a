using Microsoft.Extensions.Options;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.ReadModels;

/// <summary>Where the read models are kept: section <c>Semcov:ReadModels</c>, or <c>SEMCOV__READMODELS__…</c> in the environment.</summary>
public sealed class ReadModelOptions
{
    public const string Section = "Semcov:ReadModels";

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary><c>sqlite</c>, the default: one file, shared by the processes of one machine; or <c>postgres</c>, for any number of machines.</summary>
    public string Backend { get; set; } = Sqlite;

    /// <summary>
    /// For sqlite: the file's path, or a connection string; another file than the events'. For postgres: a connection string; the events'
    /// database may be the same. Required.
    /// </summary>
    public string Connection { get; set; } = "";

    /// <summary>Whether this process keeps the tables up with the events; default true. At least one must, any number may.</summary>
    public bool Follow { get; set; } = true;
}

internal sealed class ReadModelOptionsValidator : IValidateOptions<ReadModelOptions>
{
    public ValidateOptionsResult Validate(string? name, ReadModelOptions options) => options switch
    {
        { Backend: not (ReadModelOptions.Sqlite or ReadModelOptions.Postgres) } => ValidateOptionsResult.Fail(
            $"{ReadModelOptions.Section}:Backend is \"{options.Backend}\", which is no read-model database: set it to sqlite or postgres."),
        { Backend: ReadModelOptions.Postgres } when PostgresServer.Problem(options.Connection) is { } problem =>
            ValidateOptionsResult.Fail($"{ReadModelOptions.Section}:Connection (SEMCOV__READMODELS__CONNECTION): {problem}"),
        { Connection: "" } => ValidateOptionsResult.Fail(
            $"{ReadModelOptions.Section}:Connection is not set: give the path of the SQLite file, for instance "
            + "SEMCOV__READMODELS__CONNECTION=/var/lib/semcov/read-models.db."),
        _ => ValidateOptionsResult.Success,
    };
}
