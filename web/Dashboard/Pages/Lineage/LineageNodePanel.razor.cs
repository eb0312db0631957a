using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Lineage;

namespace SemCovNet.Dashboard.Pages.Lineage;

/// <summary>What the chosen node is, and where to read on.</summary>
public sealed partial class LineageNodePanel
{
    private static readonly IReadOnlyList<(string Category, string Page)> Pages =
    [
        ("experiment-", "experiments/"), ("dataset-", "datasets/"), ("annotations-", "datasets/"), ("monitor-", "datasets/"),
    ];

    [Parameter, EditorRequired]
    public required LineageNode Node { get; set; }

    // The stream of its event names the page that tells more.
    private string? Page
    {
        get
        {
            var stream = Node.Event.Split('@')[0];
            return Pages.Where(pair => stream.StartsWith(pair.Category, StringComparison.Ordinal))
                .Select(pair => pair.Page + stream[pair.Category.Length..])
                .FirstOrDefault();
        }
    }
}
