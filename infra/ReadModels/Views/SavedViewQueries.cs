using SemCovNet.ReadModels.Database;

namespace SemCovNet.ReadModels.Views;

/// <summary>A view of a page that somebody saved.</summary>
public sealed class SavedView
{
    public string Name { get; init; } = "";

    /// <summary>The part of the page's address after the question mark.</summary>
    public string Query { get; init; } = "";

    public string SavedBy { get; init; } = "";
}

public sealed class SavedViewQueries(SqlDatabase database)
{
    /// <param name="page">For instance <c>experiments</c>.</param>
    /// <returns>By name.</returns>
    public Task<IReadOnlyList<SavedView>> ListAsync(string page, CancellationToken cancellation = default) =>
        database.QueryAsync<SavedView>(
            "select name as Name, query as Query, saved_by as SavedBy from saved_view where page = @page order by name", new { page }, cancellation);
}
