using System.Text.Json;
using Microsoft.JSInterop;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Calls;

/// <summary>Asks a service over HTTP from the browser, as everybody else would: it may run in another process.</summary>
public sealed class ServiceCall(IJSRuntime browser)
{
    // A comparison of ten experiments has some sixty figures each.
    private const long LongestAnswer = 8 << 20;

    public Task<ServiceReply> GetAsync(string address) => CallAsync(address, null);

    public Task<ServiceReply> PostAsync<T>(string address, T body) => CallAsync(address, JsonSerializer.Serialize(body, ContractJson.Options));

    /// <summary>Sends a person's decision to the service that records it.</summary>
    /// <param name="service">Null for what this process records itself.</param>
    /// <returns>Null where it is recorded, else why not.</returns>
    public async Task<string?> SendAsync<T>(string address, T body, CalledService? service) =>
        await PostAsync(address, body) is { IsDone: false } reply ? reply.Refusal(service) : null;

    private async Task<ServiceReply> CallAsync(string address, string? text)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/call.js");
            await using var reply = await module.InvokeAsync<IJSStreamReference>("call", address, text);
            await using var stream = await reply.OpenReadStreamAsync(LongestAnswer);
            return (await JsonSerializer.DeserializeAsync<ServiceReply>(stream, JsonSerializerOptions.Web))!;
        }
        catch (JSDisconnectedException exception)
        {
            throw new OperationCanceledException("The page was left before the answer came.", exception);
        }
        catch (JSException exception)
        {
            return new(ServiceReply.Unsent, $"It could not be sent: {exception.Message.Split('\n')[0]}. Is the server still running?");
        }
    }
}
