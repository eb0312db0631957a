using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Parked;

namespace SemCovNet.Cli.Running;

/// <summary>Lists as long as they are asked for, from queries that answer at most so many rows at a time.</summary>
internal static class PagedLists
{
    /// <summary>A limit that leaves out nothing.</summary>
    public const int All = int.MaxValue;

    /// <summary>The first rows of a list, up to the request's limit, and how many there are.</summary>
    /// <exception cref="SemCovNet.ReadModels.Experiments.Querying.WrongQueryException">The query cannot be read.</exception>
    public static async Task<Page<ExperimentSummary>> FirstAsync(this IExperimentQueries queries, ExperimentListRequest request, CancellationToken cancellation)
    {
        var total = 0L;
        var found = await RowsAsync<ExperimentSummary>(request.Limit, async (mark, most) =>
        {
            var wanted = request with { After = mark, Limit = most };
            // Counted once.
            if (mark is not null)
                return await queries.RowsAsync(wanted, cancellation);
            (var rows, var next, total) = await queries.ListAsync(wanted, cancellation);
            return new(rows, next);
        });
        return new(found, null, total);
    }

    /// <summary>Every row of a list, whatever the request's limit.</summary>
    /// <inheritdoc cref="FirstAsync(IExperimentQueries, ExperimentListRequest, CancellationToken)"/>
    public static Task<IReadOnlyList<ExperimentSummary>> AllAsync(this IExperimentQueries queries, ExperimentListRequest request, CancellationToken cancellation) =>
        RowsAsync<ExperimentSummary>(All, (mark, most) => queries.RowsAsync(request with { After = mark, Limit = most }, cancellation));

    /// <summary>The first parked messages, the newest first, and how many there are.</summary>
    /// <param name="limit">1 or more.</param>
    public static async Task<Page<ParkedSummary>> FirstAsync(this IParkedQueries queries, bool all, int limit, CancellationToken cancellation)
    {
        var total = 0L;
        var found = await RowsAsync<ParkedSummary>(limit, async (mark, most) =>
        {
            (var rows, var next, total) = await queries.ListAsync(all, mark, most, cancellation);
            return new(rows, next);
        });
        return new(found, null, total);
    }

    /// <param name="read">Reads from a mark on, null for the beginning, at most so many rows; it may give fewer and a mark to go on from.</param>
    private static async Task<IReadOnlyList<T>> RowsAsync<T>(int limit, Func<string?, int, Task<PageRows<T>>> read)
    {
        var (rows, next) = await read(null, limit);
        List<T> found = [.. rows];
        while (next is not null && found.Count < limit)
        {
            (rows, next) = await read(next, limit - found.Count);
            found.AddRange(rows);
        }
        return found;
    }
}
