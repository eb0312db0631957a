using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;
using SemCovNet.Contracts.Http;
using SemCovNet.Evaluation.Evaluations;
using SemCovNet.Evaluation.Inference;
using SemCovNet.Imaging;

namespace SemCovNet.Evaluation.Maps;

/// <summary>Answers <c>GET /api/experiments/{id}/maps</c>.</summary>
internal static class MapsEndpoint
{
    private const string PriorsAbsent = "absent";

    /// <param name="evaluation">Absent for the newest.</param>
    /// <param name="priors">absent for the answer from the image alone.</param>
    public static async Task<Results<JsonHttpResult<DescriptorMapsAnswer>, Conflict<string>>> HandleAsync(
        string id, string image, string? evaluation, string? priors, DescriptorMaps maps, CancellationToken cancellation)
    {
        try
        {
            return TypedResults.Json(await maps.OfAsync(id, evaluation, image, priors != PriorsAbsent, cancellation), ContractJson.Options);
        }
        catch (Exception refused) when (refused is NotEvaluableException or ArtifactMissingException or InvalidImageException or InvalidModelException)
        {
            return TypedResults.Conflict(refused.Message);
        }
    }
}
