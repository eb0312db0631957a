using System.Text.Json;
using Microsoft.JSInterop;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Dashboard.Pages.Annotate.Correct;

/// <param name="Failure">Why nothing was saved, where it is no conflict; null otherwise.</param>
public sealed record RevisionOutcome(IReadOnlyList<ValueConflict> Conflicts, string? Failure);

/// <summary>Sends what was corrected to the annotation service, from the browser, wherever that service runs.</summary>
internal static class RevisionCall
{
    public static async Task<RevisionOutcome> SendAsync(IJSRuntime browser, string dataset, ImageRevision revision)
    {
        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./js/post.js");
            var body = JsonSerializer.Serialize(revision, ContractJson.Options);
            return Read(await module.InvokeAsync<Reply>("post", $"api/datasets/{Uri.EscapeDataString(dataset)}/revisions", body));
        }
        catch (JSException exception)
        {
            return new([], $"It could not be sent: {exception.Message.Split('\n')[0]}. What you set is kept in this browser; try again.");
        }
    }

    private static RevisionOutcome Read(Reply reply) => reply.Status switch
    {
        200 => new([], null),
        409 when reply.Body.StartsWith('{') => new(JsonSerializer.Deserialize<ImageRevisionAnswer>(reply.Body, ContractJson.Options)!.Conflicts, null),
        400 or 404 or 409 when reply.Body.StartsWith('"') => new([], JsonSerializer.Deserialize<string>(reply.Body)),
        404 => new([], "The server runs no annotation service: set SEMCOV__DASHBOARD__ANNOTATIONURL to where it answers."),
        502 or 503 or 504 => new([], "The annotation service does not answer. Start it, or set SEMCOV__DASHBOARD__ANNOTATIONURL to where it does."),
        _ => new([], $"The server answered {reply.Status}."),
    };

    private sealed record Reply(int Status, string Body);
}
