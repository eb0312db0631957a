using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;
using SemCovNet.Fairness.Files;
using SemCovNet.Tables;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<SemCovNet.Contracts.Http.ModelFeedAnswer>,
    Microsoft.AspNetCore.Http.HttpResults.UnprocessableEntity<SemCovNet.Contracts.Http.FileRefusal>,
    Microsoft.AspNetCore.Http.HttpResults.NotFound<string>>;

namespace SemCovNet.Fairness.InUse;

internal static class ModelFeedEndpoints
{
    private const string Sender = "user:local";

    public static Task<Answer> AnswersAsync(string id, string? file, HttpRequest request, ModelFeed feed, CancellationToken cancellation) =>
        TakeAsync(content => feed.SendAnswersAsync(id, file ?? "predictions.csv", content, CommandContext.From(Sender), cancellation), request, cancellation);

    public static Task<Answer> OutcomesAsync(string id, string? file, HttpRequest request, ModelFeed feed, CancellationToken cancellation) =>
        TakeAsync(content => feed.SendOutcomesAsync(id, file ?? "outcomes.csv", content, CommandContext.From(Sender), cancellation), request, cancellation);

    public static async Task<Results<NoContent, Conflict<string>>> CloseAsync(string id, string alert, CloseAlertBody body, AlertBook alerts, CancellationToken cancellation)
    {
        try
        {
            await alerts.CloseAsync(id, alert, body.Reason, CommandContext.From(Sender), cancellation);
            return TypedResults.NoContent();
        }
        catch (AlertRefusedException refused)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }

    private static async Task<Answer> TakeAsync(Func<Stream, Task<ModelFeedAnswer>> take, HttpRequest request, CancellationToken cancellation)
    {
        // Whole before it is read: the table's reader does not wait for the network.
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellation);
        content.Position = 0;
        try
        {
            return TypedResults.Ok(await take(content));
        }
        catch (ModelNotInUseException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
        catch (FileRefusedException refused)
        {
            return TypedResults.UnprocessableEntity(new FileRefusal(refused.ProblemCount, refused.Problems));
        }
        catch (UnreadableFileException unreadable)
        {
            return TypedResults.UnprocessableEntity(new FileRefusal(1, [unreadable.Problem]));
        }
    }
}
