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
    private readonly IJSObjectReference module;
    private readonly BrowserAnswers answers;
    private readonly Action<double> report;
    private readonly DotNetObjectReference<FileUpload> self;
    private readonly CancellationTokenSource lifetime = new();

    private FileUpload(IJSObjectReference module, BrowserAnswers answers, Action<double> report)
    {
        this.module = module;
        this.answers = answers;
        this.report = report;
        self = DotNetObjectReference.Create(this);
    }

    /// <param name="report">Called with the share that is sent, 0 to 1.</param>
    public static async Task<FileUpload> CreateAsync(IJSRuntime browser, BrowserAnswers answers, Action<double> report) =>
        new(await browser.InvokeAsync<IJSObjectReference>("import", "./js/upload.js"), answers, report);

    /// <exception cref="UploadFailedException">No answer came, or not the annotation service's.</exception>
    public async Task<AnnotationUploadAnswer> SendAsync(ElementReference fileInput, string address)
    {
        try
        {
            var (status, body) = await answers.AskAsync((id, cancellation) => module.InvokeAsync<IJSStreamReference>("send", cancellation, id, fileInput, address, self), lifetime.Token);
            return status is 200 or 202 or 422
                ? JsonSerializer.Deserialize<AnnotationUploadAnswer>(body, ContractJson.Options) ?? throw new JsonException("The answer is null.")
                : throw new UploadFailedException(Explain(status, body), mayBeDone: status is 502 or 504);
        }
        catch (JSException exception)
        {
            throw new UploadFailedException($"No answer came: {exception.Message.Split('\n')[0]}. Is the server still running?", mayBeDone: true, exception);
        }
        catch (JsonException exception)
        {
            throw new UploadFailedException("The answer is not the annotation service's. Is SEMCOV__DASHBOARD__ANNOTATIONURL set to it?", mayBeDone: false, exception);
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
        await lifetime.CancelAsync();
        lifetime.Dispose();
        self.Dispose();
        await InBrowser.LetGoAsync(module.DisposeAsync);
    }

    private static string Explain(int status, string body) => status switch
    {
        404 => "The server does not know this dataset, or runs no annotation service: set SEMCOV__DASHBOARD__ANNOTATIONURL to where it answers.",
        413 => "The file is larger than the server takes. Split it, or raise the server's limit.",
        502 or 503 or 504 => "The annotation service does not answer. Start it, or set SEMCOV__DASHBOARD__ANNOTATIONURL to where it does.",
        _ => $"The server answered {status}{(body.Length is > 0 and < 500 ? $": {body}" : "")}.",
    };
}

/// <summary>An upload got no usable answer; the message says why and what to do.</summary>
public sealed class UploadFailedException(string message, bool mayBeDone, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the service may have accepted the file all the same.</summary>
    public bool MayBeDone => mayBeDone;
}
