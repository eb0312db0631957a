using SemCovNet.Dashboard.Display;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Palette;

/// <summary>Finds what the words typed into the palette may mean.</summary>
public sealed class PaletteSearch(IExperimentQueries experiments, IDatasetQueries datasets)
{
    private const int MostExperiments = 8;

    private static readonly IReadOnlyList<PaletteEntry> Pages =
    [
        new("page", "Overview", "what runs, what needs a decision", ""), new("page", "Experiments", "all of them, by query", "experiments"),
        new("page", "Models", "candidates, promoted, rejected", "models"), new("page", "Datasets", "versions and coverage", "datasets"),
        new("page", "Annotate", "upload and correct descriptors", "annotate"), new("page", "Lineage", "what came from what", "lineage"),
        new("page", "Queue", "running, waiting, parked messages", "queue"), new("page", "Fairness", "models in use, budgets, plans", "fairness"),
        new("page", "Definitions", "what each figure means", "definitions"), new("page", "Keyboard", "shortcuts", "keyboard"),
        new("page", "Admin", "health, lag, storage, settings, verification", "admin"),
    ];

    /// <summary>The pages among them, which nothing needs to be asked for.</summary>
    public static IReadOnlyList<PaletteEntry> FindPages(string words) => [.. Pages.Where(page => Has(page.Title + " " + page.Note, words.Trim()))];

    /// <param name="words">Blank for the pages.</param>
    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(string words)
    {
        var sought = words.Trim();
        var pages = FindPages(sought);
        if (sought.Length == 0)
            return pages;
        // Quoted, so that it is looked for and never read as a query.
        var query = $"\"{sought.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
        var found = await experiments.ListAsync(new(query, Limit: MostExperiments));
        var known = (await datasets.ListAsync()).Where(dataset => Has(dataset.Id + " " + dataset.Name, sought));
        return
        [
            .. pages, .. known.Select(dataset => new PaletteEntry("dataset", dataset.Name, dataset.Id, $"datasets/{dataset.Id}")),
            .. found.Rows.Select(row => new PaletteEntry("experiment", $"{row.Recipe} on {row.DatasetId}@{row.DatasetVersion}", $"{Ids.Short(row.Id)}, {row.Status.ToString().ToLowerInvariant()}", $"experiments/{row.Id}")),
            .. found.Total > found.Rows.Count ? [new PaletteEntry("search", $"All {found.Total} experiments with “{sought}”", "", $"experiments?where={Uri.EscapeDataString(query)}")] : Array.Empty<PaletteEntry>(),
        ];
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
