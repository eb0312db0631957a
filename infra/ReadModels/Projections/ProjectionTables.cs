using System.Data.Common;
using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Projections;

/// <summary>Sees to it that a projection's tables are those of this version of the code.</summary>
internal sealed class ProjectionTables(IProjection projection, SqlDatabase database, TimeProvider clock)
{
    /// <summary>Creates what is missing; drops and creates what an older version made, to be folded anew.</summary>
    /// <exception cref="ProjectionStoppedException">A newer version of the code made the tables.</exception>
    public Task PrepareAsync(CancellationToken cancellation) => database.WriteAsync(async transaction =>
    {
        await transaction.ExecuteAsync(Checkpoint.Schema);
        var found = await Checkpoint.FindAsync(transaction, projection.Name);
        if (found?.Version > projection.Version)
            throw ProjectionStoppedException.Newer(projection, found.Version);
        if (found?.Version == projection.Version)
            return await KeepAsync(transaction);
        return await CreateAsync(transaction);
    }, cancellation);

    public Task ResetAsync(CancellationToken cancellation) => database.WriteAsync(async transaction =>
    {
        await transaction.ExecuteAsync(Checkpoint.Schema);
        return await CreateAsync(transaction);
    }, cancellation);

    private async Task<int> KeepAsync(DbTransaction transaction)
    {
        await transaction.ExecuteAsync(projection.Schema);
        return await transaction.ExecuteAsync("update projection set fault = null where name = @Name", new { projection.Name });
    }

    private async Task<int> CreateAsync(DbTransaction transaction)
    {
        foreach (var table in projection.Tables)
            await transaction.ExecuteAsync($"drop table if exists {table}");
        await transaction.ExecuteAsync(projection.Schema);
        await Checkpoint.BeginAsync(transaction, projection, clock.GetUtcNow());
        return projection.Tables.Count;
    }
}
