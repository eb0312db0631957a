using Microsoft.AspNetCore.Components;
using SemCovNet.Dashboard.Loading;
using SemCovNet.Dashboard.Pages.Compare;
using SemCovNet.ReadModels;
using SemCovNet.ReadModels.Experiments;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>All experiments; query, order, columns, groups, page and what is chosen are in the address.</summary>
public sealed partial class ExperimentsPage(IExperimentQueries experiments, NavigationManager navigation, ILogger<ExperimentsPage> logger)
{
    private const string GroupParameter = "group";
    private const string LimitParameter = "limit";

    // The fewest fill a screen; more cost time with every page.
    private static readonly IReadOnlyList<int> RowChoices = [25, 50, 100, 200];

    private static readonly IReadOnlyList<string> Groupings = ["recipe", "dataset", "status", "verdict", "user"];

    private Loadable<ListView> state = new Loadable<ListView>.Pending();
    private WrongQueryException? wrong;
    private string? readable;
    private (string? Where, string Address, Task<long> Total)? counted;

    [SupplyParameterFromQuery]
    private string? Where { get; set; }

    /// <summary>A field's name, with a leading minus for descending.</summary>
    [SupplyParameterFromQuery]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "columns")]
    private string? ColumnNames { get; set; }

    [SupplyParameterFromQuery]
    private string? Pin { get; set; }

    [SupplyParameterFromQuery]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "chosen")]
    private string? ChosenIds { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    [SupplyParameterFromQuery]
    private int? Limit { get; set; }

    private int Rows => Math.Clamp(Limit ?? RowChoices[0], 1, RowChoices[^1]);

    private ListAddress Address => new(navigation);

    private IReadOnlyList<string> PinnedNames => [.. ExperimentColumn.Names(Pin)];

    // What is pinned comes first, in the order it was pinned in.
    private IReadOnlyList<ExperimentColumn> Columns =>
        [.. ExperimentColumn.Parse(ColumnNames).OrderBy(column => PinnedNames.ToList().IndexOf(column.Name) is >= 0 and var place ? place : int.MaxValue)];

    private int PinnedCount => Columns.Count(column => PinnedNames.Contains(column.Name));

    private string? GroupedBy => Groupings.FirstOrDefault(name => name == Group);

    private IReadOnlyList<string> Chosen => [.. ExperimentColumn.Names(ChosenIds).Take(ComparePage.Most)];

    private string SortedBy => ExperimentFields.TryFind(Sort?.TrimStart('-') ?? "", out var known) ? known.Name : ExperimentFields.Requested;

    private bool Descending => Sort is null || Sort.StartsWith('-');

    /// <summary>What a saved view keeps: all but the page and what is chosen.</summary>
    private string CurrentQuery => new Uri(Address.With(("after", null), ("chosen", null))).Query.TrimStart('?');

    protected override bool Shows(string stream) => stream.StartsWith("experiment-", StringComparison.Ordinal);

    // Until its rows are read an address has nothing new to show, and the rows of the one before under its headings would be wrong.
    protected override bool ShouldRender() => !IsLoading || state is Loadable<ListView>.Pending;

    // Beside a query that cannot be read the list goes on by the last that could; opened with one, the page shows all.
    protected override Task LoadAsync()
    {
        wrong = Problem(Where);
        if (wrong is null)
            readable = Where;
        return ShowAsync(Loadable<ListView>.FromAsync(ReadAsync, logger), read => state = read);
    }

    private async Task<ListView> ReadAsync()
    {
        var asked = Asked;
        var address = navigation.Uri;
        var page = await experiments.RowsAsync(asked with { After = After, Limit = Rows });
        // The rows do not wait for it. SQLite counts in the thread that asks.
        counted = (asked.Where, address, KnownTotal(asked.Where, address) ?? Task.Run(() => experiments.CountAsync(asked)));
        return new(page, counted.Value.Total, GroupedBy is { } by ? await experiments.GroupAsync(asked.Where, ExperimentFields.Find(by)) : null);
    }

    // The next page and another order have as many; the same address again is asked for because something happened. What could not be counted is counted again.
    private Task<long>? KnownTotal(string? where, string address) =>
        counted is { Total.IsFaulted: false } before && before.Where == where && before.Address != address ? before.Total : null;

    private ExperimentListRequest Asked => new(readable, Sort: SortedBy, Descending: Descending);

    private static WrongQueryException? Problem(string? query)
    {
        try
        {
            QueryParser.Parse(query);
            return null;
        }
        catch (WrongQueryException exception)
        {
            return exception;
        }
    }

    private void Search(string query) => Go(Address.With(("where", query.Trim())));

    private void Go(string address) => navigation.NavigateTo(address);

    // The first click on a heading shows the largest first; the second turns the order round.
    private string SortLink(string name) => Address.With(("sort", (name == SortedBy && Descending ? "" : "-") + name));

    private string ChooseLink(IEnumerable<string> ids) => Address.With(("chosen", string.Join(',', ids)));

    private string GroupLink(ExperimentGroup group)
    {
        var condition = $"{GroupedBy} = {(group.Key is { } key ? $"\"{key.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"" : "none")}";
        return Address.With((GroupParameter, null), ("where", string.IsNullOrWhiteSpace(readable) ? condition : $"({readable}) and {condition}"));
    }

    private sealed record ListView(PageRows<ExperimentSummary> Page, Task<long> Total, IReadOnlyList<ExperimentGroup>? Groups);
}
