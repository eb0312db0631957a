using System.Text.Json;
using Microsoft.JSInterop;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Comparisons;

namespace SemCovNet.Dashboard.Pages.Compare;

/// <summary>Asks the fairness service, through the browser as every page does, for the paired figures of some experiments.</summary>
internal static class ComparisonRequest
{
    // Ten experiments, some sixty figures each.
    private const long LongestAnswer = 8 << 20;

    /// <param name="ids">The baseline first.</param>
    /// <exception cref="ComparisonFailedException">There is none; the message says why and what would help.</exception>
    public static async Task<ExperimentComparison> SendAsync(IJSRuntime browser, IEnumerable<string> ids)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/get.js");
            await using var reply = await module.InvokeAsync<IJSStreamReference>("get", $"api/comparisons?ids={string.Join(',', ids.Select(Uri.EscapeDataString))}");
            await using var stream = await reply.OpenReadStreamAsync(LongestAnswer);
            var (status, body) = (await JsonSerializer.DeserializeAsync<Reply>(stream, JsonSerializerOptions.Web))!;
            return status == 200
                ? JsonSerializer.Deserialize<ExperimentComparison>(body, ContractJson.Options)!
                : throw new ComparisonFailedException(Explain(status, body));
        }
        catch (JSDisconnectedException exception)
        {
            throw new OperationCanceledException("The page was left before its figures came.", exception);
        }
        catch (JSException exception)
        {
            throw new ComparisonFailedException($"The figures could not be asked for: {exception.Message.Split('\n')[0]}. Is the server still running?", exception);
        }
    }

    private static string Explain(int status, string body) => status switch
    {
        404 or 409 when body.StartsWith('"') => JsonSerializer.Deserialize<string>(body)!,
        404 => "The server runs no fairness service: set SEMCOV__DASHBOARD__FAIRNESSURL to where it answers.",
        502 or 503 or 504 => "The fairness service does not answer. Start it, or set SEMCOV__DASHBOARD__FAIRNESSURL to where it does.",
        _ => $"The server answered {status}.",
    };

    private sealed record Reply(int Status, string Body);
}

/// <summary>Experiments could not be compared; the message says why.</summary>
public sealed class ComparisonFailedException(string message, Exception? inner = null) : Exception(message, inner);
