using SemCovNet.ReadModels;

namespace SemCovNet.Dashboard.Paging;

/// <summary>All rows of a list that is read page by page.</summary>
public static class PageByPage
{
    /// <summary>How many rows a page of a list has.</summary>
    public const int Rows = 25;

    /// <summary>How many are read at once where all are wanted.</summary>
    public const int AtATime = 200;

    /// <param name="read">The page that starts there; null for the first.</param>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        List<T> rows = [];
        string? after = null;
        do
        {
            var page = await read(after);
            rows.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }
}
