using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <summary>Keys pressed anywhere on the page, and the draft that the browser keeps.</summary>
public sealed class CorrectKeys : IAsyncDisposable
{
    private readonly Func<string, Task> press;
    private readonly BrowserObject listener;
    private readonly DotNetObjectReference<CorrectKeys> self;

    public CorrectKeys(IJSRuntime browser, Func<string, Task> press)
    {
        this.press = press;
        listener = new(browser);
        self = DotNetObjectReference.Create(this);
    }

    /// <returns>Whether the page is still there.</returns>
    public Task<bool> ListenAsync(ElementReference element) => listener.CreateAsync("js/correct.js", element, self);

    [JSInvokable]
    public Task Press(string key) => press(key);

    public async Task<DraftText?> RestoreAsync(string key) => await listener.AskAsync<DraftText?>("restore", key);

    public async Task KeepAsync(string key, DraftText draft) => await listener.CallAsync("keep", key, draft);

    public async Task ForgetAsync(string key) => await listener.CallAsync("forget", key);

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        self.Dispose();
    }
}
