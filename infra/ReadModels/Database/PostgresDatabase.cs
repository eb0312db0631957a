using System.Data.Common;
using SemCovNet.EventStore.Postgres;

namespace SemCovNet.ReadModels.Database;

/// <summary>Read models in one PostgreSQL database, for processes on any number of machines. It may be that of the events: no table has two owners.</summary>
public sealed class PostgresDatabase(string connection) : SqlDatabase
{
    private const string Purpose = "semcov read models";

    private readonly PostgresServer server = new(connection);

    public override Task<DbConnection> OpenAsync(CancellationToken cancellation = default) => server.OpenAsync(cancellation);

    public override bool IsPassing(DbException error) => PostgresErrors.IsPassing(error);

    public override string IsAmong(string column, string parameter) => $"{column} = any({parameter})";

    public override void Dispose() => server.Dispose();

    protected override Task<DbTransaction> BeginWriteAsync(DbConnection connection, IReadOnlyCollection<string> owners, CancellationToken cancellation) =>
        owners.Count == 0
            ? PostgresServer.BeginExclusiveAsync(connection, Purpose, cancellation)
            : PostgresServer.BeginExclusiveWithinAsync(connection, Purpose, owners.Select(owner => $"{Purpose} {owner}"), cancellation);
}
