using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Events;
using SemCovNet.Dashboard.Views;
using SemCovNet.ReadModels.Views;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Views of the list that were saved by name: to open, to add the present one, and to remove.</summary>
public sealed partial class SavedViewsMenu(SavedViewQueries queries, SavedViewBook book)
{
    private const string Page = "experiments";

    private IReadOnlyList<SavedView> views = [];
    private string name = "";
    private string? refused;

    /// <summary>The part of the present address that a view keeps.</summary>
    [Parameter, EditorRequired]
    public required string Query { get; set; }

    protected override bool Shows(string stream) => stream == Streams.Views(Page);

    protected override Task LoadAsync() => ShowAsync(queries.ListAsync(Page), read => views = read);

    private async Task SaveAsync()
    {
        refused = null;
        try
        {
            await book.SaveAsync(Page, name, Query);
            name = "";
        }
        catch (ViewRefusedException refusal)
        {
            refused = refusal.Message;
        }
    }

    // The list follows the event, as everybody else's does.
    private Task RemoveAsync(string view) => book.RemoveAsync(Page, view);
}
