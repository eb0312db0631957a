using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Dashboard.Calls;

namespace SemCovNet.Dashboard.Uploads;

/// <summary>Sends a chosen file from the browser over HTTP: the bytes never pass through the page's connection.</summary>
public sealed class FileUpload : IAsyncDisposable
{
    // A thousand problems, each a line of text.
    private const long LargestAnswer = 8 << 20;

    private readonly IJSObjectReference module;
    private readonly Action<double> report;
    private readonly DotNetObjectReference<FileUpload> self;

    private FileUpload(IJSObjectReference module, Action<double> report)
    {
        this.module = module;
        this.report = report;
        self = DotNetObjectReference.Create(this);
    }

    /// <param name="report">Called with the share that is sent, 0 to 1.</param>
    public static async Task<FileUpload> CreateAsync(IJSRuntime browser, Action<double> report) =>
        new(await browser.InvokeAsync<IJSObjectReference>("import", "./js/upload.js"), report);

    /// <exception cref="UploadFailedException">No answer came, or not the annotation service's.</exception>
    public async Task<AnnotationUploadAnswer> SendAsync(ElementReference fileInput, string address)
    {
        try
        {
            await using var reply = await module.InvokeAsync<IJSStreamReference>("send", fileInput, address, self);
            await using var stream = await reply.OpenReadStreamAsync(LargestAnswer);
            var (status, body) = await JsonSerializer.DeserializeAsync<Reply>(stream, JsonSerializerOptions.Web)
                ?? throw new UploadFailedException("The browser gave no answer. Try again.");
            return status is 200 or 202 or 422
                ? JsonSerializer.Deserialize<AnnotationUploadAnswer>(body, ContractJson.Options) ?? throw new JsonException("The answer is null.")
                : throw new UploadFailedException(Explain(status, body));
        }
        catch (JSException exception)
        {
            throw new UploadFailedException($"The file could not be sent: {exception.Message.Split('\n')[0]}. Is the server still running?", exception);
        }
        catch (JsonException exception)
        {
            throw new UploadFailedException("The answer is not the annotation service's. Is SEMCOV__DASHBOARD__ANNOTATIONURL set to it?", exception);
        }
    }

    /// <summary>Keeps the chosen file in the browser, under the dataset's name, until it is forgotten.</summary>
    public async Task KeepAsync(ElementReference fileInput, string dataset) => await module.InvokeVoidAsync("keep", fileInput, dataset);

    public async Task ForgetAsync(string dataset) => await module.InvokeVoidAsync("forget", dataset);

    /// <summary>Chooses the kept file again.</summary>
    /// <returns>Its name; null where none is kept, or another is chosen.</returns>
    public async Task<string?> RestoreAsync(ElementReference fileInput, string dataset) => await module.InvokeAsync<string?>("restore", fileInput, dataset);

    [JSInvokable]
    public void OnProgress(double share) => report(share);

    public async ValueTask DisposeAsync()
    {
        self.Dispose();
        await InBrowser.LetGoAsync(module);
    }

    private static string Explain(int status, string body) => status switch
    {
        404 => "The server does not know this dataset, or runs no annotation service: set SEMCOV__DASHBOARD__ANNOTATIONURL to where it answers.",
        413 => "The file is larger than the server takes. Split it, or raise the server's limit.",
        502 or 503 or 504 => "The annotation service does not answer. Start it, or set SEMCOV__DASHBOARD__ANNOTATIONURL to where it does.",
        _ => $"The server answered {status}{(body.Length is > 0 and < 500 ? $": {body}" : "")}.",
    };

    private sealed record Reply(int Status, string Body);
}

/// <summary>An upload got no usable answer; the message says why and what to do.</summary>
public sealed class UploadFailedException(string message, Exception? inner = null) : Exception(message, inner);
