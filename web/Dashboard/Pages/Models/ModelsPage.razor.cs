using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Paging;
using SemCovNet.EventStore;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Models;

/// <summary>Trained models: those that wait for a decision, the promoted and the rejected, each with its verdict, and who decided why.</summary>
public sealed partial class ModelsPage(IExperimentQueries experiments, IEventStore store, ILogger<ModelsPage> logger)
{
    private const string Candidates = "candidates";

    private static readonly IReadOnlyList<ModelKind> Kinds =
    [
        new(Candidates, "Candidates", "status = completed and review = open", "Trained, tested and judged, and nobody has decided yet."),
        new("promoted", "Promoted", "review = promoted", "Decided for, each with its reason; past its gate only by override, in somebody's name."),
        new("rejected", "Rejected", "review = rejected", "Decided against, each with its reason."),
    ];

    private Loadable<Page<ModelDecision>> state = new Loadable<Page<ModelDecision>>.Pending();

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    private ModelKind Kind => Kinds.FirstOrDefault(kind => kind.Name == Show) ?? Kinds[0];

    protected override bool Shows(string stream) => stream.StartsWith("experiment-", StringComparison.Ordinal);

    protected override Task LoadAsync() => ShowAsync(Loadable<Page<ModelDecision>>.FromAsync(ReadAsync, logger), read => state = read);

    private Task<Page<ModelDecision>> ReadAsync() => ReadAsync(After, PageByPage.Rows);

    private async Task<Page<ModelDecision>> ReadAsync(string? after, int limit)
    {
        var page = await experiments.ListAsync(new(Kind.Where, Sort: "ended", After: after, Limit: limit));
        var models = new List<ModelDecision>();
        foreach (var row in page.Rows)
            models.Add(await ModelDecision.ReadAsync(store, row));
        return new(models, page.Next, page.Total);
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> AllAsync() => ModelRows.Of(await PageByPage.AllAsync(after => ReadAsync(after, PageByPage.AtATime)));

    private static string Link(string name, string? after) => $"models?show={name}" + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");

    /// <param name="Where">The query that finds them.</param>
    private sealed record ModelKind(string Name, string Title, string Where, string Meaning);
}
