using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Keys pressed anywhere on the page, and the draft that the browser keeps.</summary>
public sealed class CorrectKeys : IAsyncDisposable
{
    private readonly Func<string, Task> press;
    private readonly DotNetObjectReference<CorrectKeys> self;
    private IJSObjectReference? module;
    private IJSObjectReference? listener;

    private CorrectKeys(Func<string, Task> press)
    {
        this.press = press;
        self = DotNetObjectReference.Create(this);
    }

    public static async Task<CorrectKeys> ListenAsync(IJSRuntime browser, ElementReference element, Func<string, Task> press)
    {
        var keys = new CorrectKeys(press);
        keys.module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/correct.js");
        keys.listener = await keys.module.InvokeAsync<IJSObjectReference>("listen", element, keys.self);
        return keys;
    }

    [JSInvokable]
    public Task Press(string key) => press(key);

    public async Task<DraftText?> RestoreAsync(string key) => await module!.InvokeAsync<DraftText?>("restore", key);

    public async Task KeepAsync(string key, DraftText draft) => await module!.InvokeVoidAsync("keep", key, draft);

    public async Task ForgetAsync(string key) => await module!.InvokeVoidAsync("forget", key);

    public async ValueTask DisposeAsync()
    {
        await InBrowser.LetGoAsync(module, listener);
        self.Dispose();
    }
}
