using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Dapper;

namespace SemCovNet.ReadModels.Database;

/// <summary>Statements that can only run inside a transaction.</summary>
public static class TransactionSql
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parameters = [];

    /// <returns>How many rows were changed.</returns>
    public static Task<int> ExecuteAsync(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.ExecuteAsync(sql, Storable(parameters), transaction);

    /// <summary>Runs one statement for each row, in their order: in one round trip where the database is on the other side of a wire.</summary>
    /// <param name="rows">The parameters of each run: a dictionary, or an object with properties of their names.</param>
    public static async Task ExecuteEachAsync<TRow>(this DbTransaction transaction, string sql, IReadOnlyCollection<TRow> rows)
        where TRow : class
    {
        if (rows.Count == 0)
            return;
        if (!transaction.Connection!.CanCreateBatch)
        {
            // All are read as the first is, so they are all changed or none.
            await transaction.Connection.ExecuteAsync(sql, rows.Any(IsToBeChanged) ? rows.Select(Changed).ToList() : (object)rows, transaction);
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
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sql, Storable(parameters), transaction);

    /// <summary>Whether the table, which is there, has the column.</summary>
    public static async Task<bool> HasColumnAsync(this DbTransaction transaction, string table, string column)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync($"select * from {table} where 1 = 0", transaction: transaction);
        return Enumerable.Range(0, reader.FieldCount).Any(index => reader.GetName(index) == column);
    }

    /// <summary>What stands under each of the keys, in one question; those under which nothing stands are left out.</summary>
    /// <param name="select">A key and a text from a table, up to the column that the keys are compared with.</param>
    public static async Task<IReadOnlyDictionary<string, string>> FindEachAsync(this DbTransaction transaction, string select, IEnumerable<string> keys)
    {
        var sought = keys.Distinct().ToDictionary(key => key, _ => 0);
        if (sought.Count == 0)
            return ReadOnlyDictionary<string, string>.Empty;
        // The names of an object are a list that both databases unfold.
        var json = JsonSerializer.Serialize(sought);
        var found = await transaction.Connection!.QueryAsync<(string Key, string Text)>(
            $"{select} in (select key from json_each(json(@json)))", new { json }, transaction);
        return found.ToDictionary(row => row.Key, row => row.Text, StringComparer.Ordinal);
    }

    private static DbBatchCommand Command(DbBatch batch, string sql, object row)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var (name, value) in ParametersOf(row))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = StorableText.Of(value) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private static object? Storable(object? parameters) => parameters is not null && IsToBeChanged(parameters) ? Changed(parameters) : parameters;

    private static bool IsToBeChanged(object row) => ParametersOf(row).Any(parameter => StorableText.IsNeeded(parameter.Value));

    private static Dictionary<string, object?> Changed(object row) => ParametersOf(row).ToDictionary(parameter => parameter.Key, parameter => StorableText.Of(parameter.Value));

    private static IEnumerable<KeyValuePair<string, object?>> ParametersOf(object row) => row as IReadOnlyDictionary<string, object?>
        ?? Parameters.GetOrAdd(row.GetType(), type => type.GetProperties()).Select(property => KeyValuePair.Create(property.Name, property.GetValue(row)));
}
