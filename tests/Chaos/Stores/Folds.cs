using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Annotations;
using SemCovNet.ReadModels.Database;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Lineage;
using SemCovNet.ReadModels.Projections;

namespace SemCovNet.Tests.Chaos.Stores;

/// <summary>The platform's projections, one that only counts beside them, and their tables as text.</summary>
internal static class Folds
{
    public static IReadOnlyList<IProjection> All { get; } =
        [new ExperimentProjection(), new DatasetProjection(), new LineageProjection(), new AnnotationProjection(), new CountingProjection()];

    public static ProjectionRunner Runner(IProjection projection, IEventStore store, SqlDatabase database) =>
        new(projection, store, database, TimeProvider.System);

    public static ProjectionFollower Follower(IReadOnlyList<ProjectionRunner> runners, IEventStore store, SqlDatabase database) =>
        new(runners, store, database, TimeProvider.System, NullLogger<ProjectionFollower>.Instance);

    public static ReadModelProjections Projections(IEventStore store, SqlDatabase database) =>
        new([.. All.Select(projection => Runner(projection, store, database))], store, database, TimeProvider.System);

    /// <summary>All rows of a projection's tables, in order.</summary>
    public static async Task<List<string>> RowsAsync(this SqlDatabase database, IProjection projection)
    {
        await using var connection = await database.OpenAsync();
        return [.. projection.Tables.SelectMany(table => connection.Query($"select * from {table}")
            .Select(row => table + ": " + string.Join(" | ", ((IDictionary<string, object?>)row).Select(cell => $"{cell.Key}={cell.Value}")))
            .Order(StringComparer.Ordinal))];
    }

    /// <summary>The rows of a projection that is folded from nothing up to a position, in tables of its own.</summary>
    public static async Task<List<string>> FoldedAsync(IProjection projection, IEventStore store, GlobalPosition upTo, string backend)
    {
        using var aside = TestedStore.Create(backend);
        var runner = Runner(projection, new StoreUpTo(store, upTo), aside.ReadModels);
        await runner.PrepareAsync();
        await runner.CatchUpAsync();
        return await aside.ReadModels.RowsAsync(projection);
    }

    /// <summary>Rows that are in one and not in the other.</summary>
    public static int Difference(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other) =>
        one.Except(other).Count() + other.Except(one).Count() + Math.Abs(one.Count - other.Count);
}
