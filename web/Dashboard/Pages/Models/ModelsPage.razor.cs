using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.EventStore;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Models;

/// <summary>Trained models: those that wait for a decision, the promoted and the rejected, each with its verdict, and who decided why.</summary>
public sealed partial class ModelsPage(IExperimentQueries experiments, IEventStore store, ILogger<ModelsPage> logger)
{
    private const string Candidates = "candidates";
    private const int Shown = 25;

    private static readonly IReadOnlyList<ModelKind> Kinds =
    [
        new(Candidates, "Candidates", "status = completed and review = open", "Trained, tested and judged, and nobody has decided yet."),
        new("promoted", "Promoted", "review = promoted", "Decided for, each with its reason; past its gate only by override, in somebody's name."),
        new("rejected", "Rejected", "review = rejected", "Decided against, each with its reason."),
    ];

    private Loadable<ModelList> state = new Loadable<ModelList>.Pending();

    [SupplyParameterFromQuery]
    private string? Show { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    private ModelKind Kind => Kinds.FirstOrDefault(kind => kind.Name == Show) ?? Kinds[0];

    protected override bool Shows(string stream) => stream.StartsWith("experiment-", StringComparison.Ordinal);

    protected override async Task LoadAsync() => state = await Loadable<ModelList>.FromAsync(ReadAsync, logger);

    private async Task<ModelList> ReadAsync()
    {
        var page = await experiments.ListAsync(new(Kind.Where, Sort: "ended", After: After, Limit: Shown));
        var models = new List<ModelDecision>();
        foreach (var row in page.Rows)
            models.Add(await ModelDecision.ReadAsync(store, row));
        return new(models, page.Next, page.Total);
    }

    private static string Link(string name) => $"models?show={name}";

    /// <param name="Where">The query that finds them.</param>
    private sealed record ModelKind(string Name, string Title, string Where, string Meaning);

    private sealed record ModelList(IReadOnlyList<ModelDecision> Models, string? Next, long Total);
}
