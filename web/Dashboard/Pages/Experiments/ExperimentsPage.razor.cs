using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Datasets;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments;

/// <summary>All experiments; search, filter, order and page are in the address.</summary>
public sealed partial class ExperimentsPage(
    IExperimentQueries experiments, IDatasetQueries datasets, NavigationManager navigation, ILogger<ExperimentsPage> logger)
{
    private Loadable<Page<ExperimentSummary>> state = new Loadable<Page<ExperimentSummary>>.Pending();
    private IReadOnlyList<string> datasetIds = [];
    private string? searchText;

    [SupplyParameterFromQuery]
    private string? Search { get; set; }

    [SupplyParameterFromQuery]
    private string? Dataset { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    /// <summary>An <see cref="ExperimentSort"/>, with a leading minus for descending.</summary>
    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    [SupplyParameterFromQuery]
    private int? Limit { get; set; }

    private bool IsFiltered => Search is not null || Dataset is not null || Status is not null;

    private ExperimentSort SortedBy => Enum.TryParse<ExperimentSort>(Sort?.TrimStart('-'), ignoreCase: true, out var sort) ? sort : ExperimentSort.Requested;

    private bool Descending => Sort is null || Sort.StartsWith('-');

    protected override bool Shows(string stream) => stream.StartsWith("experiment-", StringComparison.Ordinal);

    protected override async Task LoadAsync()
    {
        searchText = Search;
        state = await Loadable<Page<ExperimentSummary>>.FromAsync(ReadAsync, logger);
    }

    private async Task<Page<ExperimentSummary>> ReadAsync()
    {
        datasetIds = [.. (await datasets.ListAsync()).Select(dataset => dataset.Id)];
        ExperimentStatus? status = Enum.TryParse<ExperimentStatus>(Status, ignoreCase: true, out var parsed) ? parsed : null;
        return await experiments.ListAsync(new(Search, Dataset, status, SortedBy, Descending, After, Math.Clamp(Limit ?? 50, 1, 200)));
    }

    private void SubmitSearch() => Go(nameof(Search), searchText);

    private void Go(string name, object? value) => navigation.NavigateTo(Link(name, value as string));

    private string Link(string name, string? value) => Link(new() { [name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim() });

    // The first click on a figure shows the largest first; the second turns the order round.
    private string SortLink(ExperimentSort sort) =>
        Link(new() { [nameof(Sort)] = (sort == SortedBy && Descending ? "" : "-") + sort.ToString().ToLowerInvariant() });

    // Another order or filter starts at its first page.
    private string Link(Dictionary<string, object?> change) =>
        navigation.GetUriWithQueryParameters(LowerKeys(change.ContainsKey(nameof(After)) ? change : new(change) { [nameof(After)] = null }));

    private static Dictionary<string, object?> LowerKeys(Dictionary<string, object?> parameters) =>
        parameters.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value);
}
