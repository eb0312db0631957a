using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Artifacts;
using SemCovNet.Contracts;

namespace SemCovNet.Dashboard.Artifacts;

/// <summary>Serves an artifact's bytes under the digits of its digest.</summary>
internal static class ArtifactDownload
{
    public static void MapArtifactDownload(this IEndpointRouteBuilder routes) => routes.MapGet("/artifacts/{hex:length(64)}", DownloadAsync);

    // Always an attachment of no known type: a browser must never take stored bytes for a page of this site.
    private static async Task<Results<FileStreamHttpResult, NotFound>> DownloadAsync(string hex, IArtifactStore artifacts, CancellationToken cancellation) =>
        Digest.TryParse($"sha256/{hex}", out var digest) && await artifacts.ExistsAsync(digest, cancellation)
            ? TypedResults.Stream(await artifacts.OpenAsync(digest, cancellation), "application/octet-stream", hex)
            : TypedResults.NotFound();
}
