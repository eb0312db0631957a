using System.Data.Common;
using Dapper;

namespace SemCovNet.ReadModels.Database;

/// <summary>Statements that can only run inside a transaction.</summary>
public static class TransactionSql
{
    /// <returns>How many rows were changed.</returns>
    public static Task<int> ExecuteAsync(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.ExecuteAsync(sql, parameters, transaction);

    /// <summary>The only row; default where there is none.</summary>
    public static Task<T?> FindAsync<T>(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction);
}
