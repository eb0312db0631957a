using System.Text.Json;
using Microsoft.JSInterop;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Decisions;

/// <summary>Sends a person's decision from the browser over HTTP, to the service that records it.</summary>
public sealed class DecisionPost(IJSRuntime browser)
{
    /// <param name="service">Its name, and the setting that says where it answers, for what is to be done when it does not; null for what this process records itself.</param>
    /// <returns>Null where it is recorded, else why not.</returns>
    public async Task<string?> SendAsync<T>(string address, T body, (string Name, string Setting)? service)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/post.js");
            return Explain(await module.InvokeAsync<Reply>("post", address, JsonSerializer.Serialize(body, ContractJson.Options)), service);
        }
        catch (JSException exception)
        {
            return $"It could not be sent: {exception.Message.Split('\n')[0]}. Is the server still running?";
        }
    }

    private static string? Explain(Reply reply, (string Name, string Setting)? service) => (reply.Status, service) switch
    {
        (200 or 204, _) => null,
        (409 or 422, _) => JsonSerializer.Deserialize<string>(reply.Body),
        (404, { } s) => $"The server runs no {s.Name} service: set {s.Setting} to where it answers.",
        (502 or 503 or 504, { } s) => $"The {s.Name} service does not answer. Start it, or set {s.Setting} to where it does.",
        (507, _) => reply.Body,
        _ => $"The server answered {reply.Status}.",
    };

    private sealed record Reply(int Status, string Body);
}
