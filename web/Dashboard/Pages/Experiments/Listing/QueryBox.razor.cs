using Microsoft.AspNetCore.Components;
using SemCovNet.ReadModels.Experiments.Querying;

namespace SemCovNet.Dashboard.Pages.Experiments.Listing;

/// <summary>Where a query is written: says what is wrong with it and where, and what may stand at its end.</summary>
public sealed partial class QueryBox
{
    private const string Example = "auc > 0.85 and recipe = semcovnet and not status = failed";

    private string text = "";
    private string? given;
    private bool completed;
    private ElementReference input;

    /// <summary>The query of the address.</summary>
    [Parameter, EditorRequired]
    public required string? Value { get; set; }

    /// <summary>What is wrong with it; null where it can be read.</summary>
    [Parameter]
    public WrongQueryException? Wrong { get; set; }

    [Parameter, EditorRequired]
    public required string ClearLink { get; set; }

    /// <summary>Goes to the query's address; no callback, for nothing of the page is drawn anew before that address is.</summary>
    [Parameter, EditorRequired]
    public required Action<string> Submitted { get; set; }

    private IReadOnlyList<Suggestion> Suggestions => QuerySuggestions.For(text);

    // A page that loads again because something happened must not take away what is being typed.
    protected override void OnParametersSet()
    {
        if (given != (Value ?? ""))
            text = given = Value ?? "";
    }

    // Whoever chose a suggestion goes on writing behind it.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!completed)
            return;
        completed = false;
        await input.FocusAsync();
    }

    private void Complete(Suggestion suggestion) => (text, completed) = (suggestion.Completed, true);
}
