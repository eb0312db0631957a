using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Dapper;

namespace SemCovNet.ReadModels.Database;

/// <summary>Statements that can only run inside a transaction.</summary>
public static class TransactionSql
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parameters = [];

    /// <returns>How many rows were changed.</returns>
    public static Task<int> ExecuteAsync(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.ExecuteAsync(sql, parameters, transaction);

    /// <summary>Runs one statement for each row, in their order: in one round trip where the database is on the other side of a wire.</summary>
    /// <param name="rows">The parameters of each run, by the names of the properties.</param>
    public static async Task ExecuteEachAsync<TRow>(this DbTransaction transaction, string sql, IReadOnlyCollection<TRow> rows)
        where TRow : class
    {
        if (rows.Count == 0)
            return;
        if (!transaction.Connection!.CanCreateBatch)
        {
            await transaction.ExecuteAsync(sql, rows);
            return;
        }
        await using var batch = transaction.Connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
            batch.BatchCommands.Add(Command(batch, sql, row));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>The only row; default where there is none.</summary>
    public static Task<T?> FindAsync<T>(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction);

    private static DbBatchCommand Command(DbBatch batch, string sql, object row)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var property in Parameters.GetOrAdd(row.GetType(), type => type.GetProperties()))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = property.Name;
            parameter.Value = property.GetValue(row) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
