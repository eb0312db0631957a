using Microsoft.JSInterop;

namespace SemCovNet.Dashboard.Calls;

/// <summary>What a module's function <c>create</c> makes in the browser for a component, with a function <c>dispose</c> of its own.</summary>
/// <remarks>A component may be gone before it came, and then has nobody else to let go of it.</remarks>
internal sealed class BrowserObject(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? made;
    private bool isGone;

    /// <summary>Whether there is something to call.</summary>
    public bool IsHere => made is not null && !isGone;

    /// <param name="module">Its address, from the site's root.</param>
    /// <returns>Whether the component is still there.</returns>
    public async Task<bool> CreateAsync(string module, params IEnumerable<object?> given)
    {
        made = await browser.InvokeAsync<IJSObjectReference>("semcovCreate", [module, .. given]);
        if (isGone)
            await LetGoAsync();
        return !isGone;
    }

    public ValueTask CallAsync(string function, params object?[] given) => made!.InvokeVoidAsync(function, given);

    public ValueTask<T> AskAsync<T>(string function, params object?[] given) => made!.InvokeAsync<T>(function, given);

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        await LetGoAsync();
    }

    private Task LetGoAsync() => made is null ? Task.CompletedTask : InBrowser.LetGoAsync(async () =>
    {
        await made.InvokeVoidAsync("dispose");
        await made.DisposeAsync();
    });
}
