using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Revising;

internal static class ReviseImageEndpoint
{
    public static async Task<Results<Ok<ImageRevisionAnswer>, Conflict<ImageRevisionAnswer>, NotFound<string>, BadRequest<string>, Conflict<string>>> HandleAsync(
        string id, ImageRevision body, ReviseImage revise, CancellationToken cancellation)
    {
        try
        {
            var answer = await revise.RunAsync(id, body, CommandContext.From("user:local"), cancellation);
            return answer.Conflicts.Count == 0 ? TypedResults.Ok(answer) : TypedResults.Conflict(answer);
        }
        catch (UnknownDatasetException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.BadRequest(wrong.Message);
        }
        catch (StaleAnnotationsException stale)
        {
            return TypedResults.Conflict(stale.Message);
        }
    }
}
