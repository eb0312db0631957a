using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Publishing;

internal static class PublicationEndpoints
{
    public static async Task<Results<Ok<UnpublishedCorrections>, NotFound<string>>> PreviewAsync(string id, PublishCorrections corrections, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok(await corrections.PreviewAsync(id, cancellation));
        }
        catch (UnknownDatasetException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
    }

    // The body says nothing; that it must be JSON keeps forms of other sites out.
    public static async Task<Results<Ok<PublicationAnswer>, Accepted<PublicationAnswer>, NotFound<string>, Conflict<string>>> PublishAsync(
        string id, PublicationBody body, PublishCorrections corrections, CancellationToken cancellation)
    {
        try
        {
            var answer = new PublicationAnswer(await corrections.RunAsync(id, CommandContext.From("user:local"), cancellation));
            return answer.AnnotationVersion is null ? TypedResults.Ok(answer) : TypedResults.Accepted((string?)null, answer);
        }
        catch (UnknownDatasetException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
        catch (StaleAnnotationsException stale)
        {
            return TypedResults.Conflict(stale.Message);
        }
    }
}
