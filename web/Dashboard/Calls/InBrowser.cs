using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Calls;

/// <summary>What a component holds in the browser.</summary>
internal static class InBrowser
{
    /// <summary>What the module's function <c>create</c> makes.</summary>
    /// <param name="module">Its address, from the site's root.</param>
    public static ValueTask<IJSObjectReference> CreateAsync(this IJSRuntime browser, string module, params IEnumerable<object?> given) =>
        browser.InvokeAsync<IJSObjectReference>("semcovCreate", [module, .. given]);

    /// <summary>Lets go of it, as far as the browser is still there.</summary>
    /// <param name="own">What the module made for the component, with a function <c>dispose</c>; null for nothing.</param>
    public static async ValueTask LetGoAsync(IJSObjectReference? module, IJSObjectReference? own = null)
    {
        try
        {
            if (own is not null)
            {
                await own.InvokeVoidAsync("dispose");
                await own.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone, before this or in the middle of it, and all that was there with it.
        }
    }
}
