using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Annotation.Agreement;

internal static class AgreementEndpoint
{
    public static async Task<Results<Ok<AgreementAnswer>, NotFound<string>, BadRequest<string>>> HandleAsync(
        string id, string? first, string? second, MeasureAgreement agreement, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Ok(await agreement.RunAsync(id, first, second, cancellation));
        }
        catch (UnknownDatasetException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.BadRequest(wrong.Message);
        }
    }
}
