using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Layout;

/// <summary>A part of a page with its heading; where the address names it, it comes into view.</summary>
public sealed partial class Section(IJSRuntime browser, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required string Anchor { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    // The router looks for it while the page still reads its data, and finds nothing.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || new Uri(navigation.Uri).Fragment != $"#{Anchor}")
            return;
        await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/section.js");
        await module.InvokeVoidAsync("show", Anchor);
    }
}
