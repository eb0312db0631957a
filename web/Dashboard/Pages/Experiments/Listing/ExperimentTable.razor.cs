using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Experiments, one a row; the headings lead to the same list sorted another way where the page can do that.</summary>
public sealed partial class ExperimentTable
{
    private readonly Ticks ticks = new();

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentSummary> Rows { get; set; }

    [Parameter]
    public IReadOnlyList<ExperimentColumn> Columns { get; set; } = ExperimentColumn.Default;

    /// <summary>Columns that stay in view when the table is moved sideways; the first of the table.</summary>
    [Parameter]
    public int Pinned { get; set; }

    [Parameter]
    public string? SortedBy { get; set; }

    [Parameter]
    public bool Descending { get; set; }

    /// <summary>Where a heading leads, by the name of its field; null where the list cannot be sorted.</summary>
    [Parameter]
    public Func<string, string>? SortLink { get; set; }

    [Parameter]
    public IReadOnlyCollection<string> Chosen { get; set; } = [];

    /// <summary>How many can be chosen.</summary>
    [Parameter]
    public int MostChosen { get; set; }

    /// <summary>Where these rows are chosen, by their ids; null where none can be.</summary>
    [Parameter]
    public Func<IEnumerable<string>, string>? ChooseLink { get; set; }

    /// <summary>All rows of the list, for an export; null where the table shows them all.</summary>
    [Parameter]
    public Func<Task<IReadOnlyList<IReadOnlyList<string>>>>? All { get; set; }

    private string IdPin => ChooseLink is null ? "pin-0" : "pin-1";

    protected override void OnParametersSet() => ticks.Tell(Chosen);

    private bool IsRefused(string id) => ticks.Chosen.Count >= MostChosen && !ticks.Chosen.Contains(id);

    private void Choose(string id, bool isChosen)
    {
        if (!isChosen || !IsRefused(id))
            Navigation.NavigateTo(ChooseLink!(ticks.Set(id, isChosen)), replace: true);
    }

    private string Class(ExperimentColumn column) => (column.IsNumeric ? "num" : "") + (Place(column) is null ? "" : " pinned pinned-wide");

    // Pinned columns are of one width, so that each knows where it stops.
    private string? Place(ExperimentColumn column) =>
        Enumerable.Range(0, Pinned).FirstOrDefault(index => Columns[index] == column, -1) is >= 0 and var index ? $"--pin: {index}" : null;

    private string? AriaSort(ExperimentColumn column) => column.Name != SortedBy ? null : Descending ? "descending" : "ascending";

    private string Arrow(ExperimentColumn column) => AriaSort(column) switch
    {
        "descending" => " ↓",
        "ascending" => " ↑",
        _ => "",
    };
}
