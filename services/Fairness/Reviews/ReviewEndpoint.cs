using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Fairness.Reviews;

internal static class ReviewEndpoint
{
    // Until accounts exist everybody on this machine is the same reviewer.
    private const string Reviewer = "user:local";

    public static async Task<Results<NoContent, Conflict<string>>> HandleAsync(string id, ReviewBody body, ReviewBook reviews, CancellationToken cancellation)
    {
        try
        {
            await reviews.HandleAsync(ToCommand(id, body), CommandContext.From(Reviewer), cancellation);
            return TypedResults.NoContent();
        }
        catch (ReviewRefusedException refused)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }

    private static ReviewCommand ToCommand(string id, ReviewBody body) => body.Kind switch
    {
        ReviewKind.Promote => new ReviewCommand.Promote(id, body.Text, body.Override, Reviewer),
        ReviewKind.Reject => new ReviewCommand.Reject(id, body.Text, Reviewer),
        _ => new ReviewCommand.Comment(id, body.Text, Reviewer),
    };
}
