using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Export;

/// <summary>Stands beside a table of which the page draws a part, inside the element that names the table: an export asks here for all rows.</summary>
public sealed partial class WholeTable(IJSRuntime browser) : IAsyncDisposable
{
    private readonly BrowserObject offer = new(browser);
    private ElementReference element;
    private DotNetObjectReference<WholeTable>? self;

    /// <summary>The head first; numbers and times as programs write them.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<IReadOnlyList<IReadOnlyList<string>>>> Rows { get; set; }

    /// <summary>As a stream of JSON: it may be longer than a message of the circuit.</summary>
    [JSInvokable]
    public async Task<DotNetStreamReference> RowsAsync() => new(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(await Rows())));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        await offer.CreateAsync("js/whole.js", element, self);
    }

    public async ValueTask DisposeAsync()
    {
        self?.Dispose();
        await offer.DisposeAsync();
    }
}
