using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using SemCovNet.Dashboard.Display;

namespace SemCovNet.Dashboard.Pages.Experiments.Origin;

/// <summary>Tells of one number, beside the page that shows it.</summary>
public sealed partial class WhyPanel
{
    private ElementReference title;

    /// <summary>The number that is asked after.</summary>
    [Parameter, EditorRequired]
    public required NumberKey Key { get; set; }

    /// <summary>Null where there is no such number.</summary>
    [Parameter, EditorRequired]
    public required NumberSource? Source { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await title.FocusAsync(preventScroll: true);
    }

    private Task CloseOnEscape(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
