using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Revising;

/// <param name="Value">0 to 1; null takes the value back.</param>
public sealed record RevisionBody(double? Value, string Reason);

internal static class ReviseEndpoint
{
    public static async Task<Results<NoContent, NotFound<string>, BadRequest<string>, Conflict<string>>> HandleAsync(
        string id, string image, string descriptor, RevisionBody body, ReviseAnnotation revise, CancellationToken cancellation)
    {
        try
        {
            await revise.RunAsync(new(id, image, descriptor, body.Value, body.Reason), CommandContext.From("user:local"), cancellation);
            return TypedResults.NoContent();
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
