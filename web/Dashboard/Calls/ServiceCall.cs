using System.Text.Json;
using Microsoft.JSInterop;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Calls;

/// <summary>Asks a service over HTTP from the browser, as everybody else would: it may run in another process. A call lasts as long as the page.</summary>
public sealed class ServiceCall(IJSRuntime browser, BrowserAnswers answers) : IDisposable
{
    private readonly CancellationTokenSource lifetime = new();

    public Task<ServiceReply> GetAsync(string address) => CallAsync(address, null);

    public Task<ServiceReply> PostAsync<T>(string address, T body) => CallAsync(address, JsonSerializer.Serialize(body, ContractJson.Options));

    /// <summary>Sends a person's decision to the service that records it.</summary>
    /// <param name="service">Null for what this process records itself.</param>
    /// <returns>Null where it is recorded, else why not.</returns>
    public async Task<string?> SendAsync<T>(string address, T body, CalledService? service) =>
        await PostAsync(address, body) is { IsDone: false } reply ? reply.Refusal(service) : null;

    public void Dispose()
    {
        lifetime.Cancel();
        lifetime.Dispose();
    }

    private async Task<ServiceReply> CallAsync(string address, string? text)
    {
        try
        {
            return await answers.AskAsync((id, cancellation) => browser.InvokeAsync<IJSStreamReference>("semcovCall", cancellation, id, address, text), lifetime.Token);
        }
        catch (JSException exception)
        {
            var known = text is null ? "" : " Whether it was done is not known: look at what the page shows before you try again.";
            return new(ServiceReply.Unsent, $"No answer came: {exception.Message.Split('\n')[0]}.{known} Is the server still running?");
        }
    }
}
