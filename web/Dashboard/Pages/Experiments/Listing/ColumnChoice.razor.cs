using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Which columns the list shows, and which of them stay in view.</summary>
public sealed partial class ColumnChoice(NavigationManager navigation)
{
    private const string AddedId = "column-added";

    private string added = "";
    private string? refused;

    [Parameter, EditorRequired]
    public required IReadOnlyList<ExperimentColumn> Shown { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Pinned { get; set; }

    private ListAddress Address => new(navigation);

    private IEnumerable<ExperimentColumn> All => ExperimentFields.All.Where(known => known.Name != "id").Select(ExperimentColumn.Of).Union(Shown);

    private IEnumerable<string> ShownNames => Shown.Select(column => column.Name);

    private string ShowLink(ExperimentColumn column) => Address.Toggled("columns", ShownNames, column.Name);

    // What is pinned is shown.
    private string PinLink(ExperimentColumn column)
    {
        var pinned = Pinned.Contains(column.Name) ? Pinned.Where(name => name != column.Name) : Pinned.Append(column.Name);
        return Address.With(("pin", string.Join(',', pinned)), ("columns", string.Join(',', ShownNames.Union([column.Name]))));
    }

    private void Add()
    {
        var known = ExperimentFields.TryFind(added.Trim(), out var field);
        refused = known ? null : $"There is no field \"{added}\": write config. and a key of the recipe, or a metric by its id, such as s95val@1.";
        if (!known)
            return;
        added = "";
        Go(Address.With(("columns", string.Join(',', ShownNames.Union([field!.Name])))));
    }

    private void Go(string address) => navigation.NavigateTo(address, replace: true);
}
