using System.Data.Common;
using Dapper;

namespace SemCovNet.ReadModels.Database;

/// <summary>The database that read models live in. Their SQL is what SQLite and PostgreSQL share; what differs is here.</summary>
public abstract class SqlDatabase : IDisposable
{
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation = default);

    /// <summary>Whether the error passes by itself (a lock, a full disk), so that it is worth trying again.</summary>
    public abstract bool IsPassing(DbException error);

    /// <summary>The condition that a column's value is among those of a parameter, which is an array.</summary>
    /// <param name="parameter">With its at sign.</param>
    public abstract string IsAmong(string column, string parameter);

    /// <summary>Runs the work in one transaction that excludes every other writer, of this and of other processes, from its first read on.</summary>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default) =>
        WriteAsync([], work, cancellation);

    /// <summary>The same for work on the tables of some owners: where the database can, it goes on beside work on others'.</summary>
    /// <param name="owners">None for the whole database.</param>
    public async Task<T> WriteAsync<T>(IReadOnlyCollection<string> owners, Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await BeginWriteAsync(connection, owners, cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancellation))];
    }

    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? parameters = null, CancellationToken cancellation = default) =>
        WriteAsync(transaction => transaction.ExecuteAsync(sql, parameters), cancellation);

    /// <summary>Writes one row, which needs no transaction around it: no turn is taken beyond what the database itself asks for one statement.</summary>
    public async Task WriteRowAsync(string sql, object parameters, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellation));
    }

    public abstract void Dispose();

    protected abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, IReadOnlyCollection<string> owners, CancellationToken cancellation);
}
