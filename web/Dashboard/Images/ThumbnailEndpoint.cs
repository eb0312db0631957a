using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using SemCovNet.Artifacts;
using SemCovNet.Imaging;

namespace SemCovNet.Dashboard.Images;

/// <summary>Small pictures by dataset and image: an address names what a manifest lists, never a file.</summary>
internal static class ThumbnailEndpoint
{
    private const string OneYear = "private, max-age=31536000, immutable";

    public static void MapThumbnails(this IEndpointRouteBuilder routes) => routes.MapGet("/thumbnails/{dataset}/{**image}", HandleAsync);

    /// <param name="side">One of <see cref="ThumbnailSize"/>.</param>
    /// <param name="digest">Where the address names the bytes it expects, the picture may be kept for good.</param>
    private static async Task<Results<FileContentHttpResult, NotFound<string>, BadRequest<string>>> HandleAsync(
        string dataset, string image, int? side, string? digest, DatasetImages images, Thumbnails thumbnails, HttpContext http, CancellationToken cancellation)
    {
        if (side is not (null or ThumbnailSize.Small or ThumbnailSize.Large))
            return TypedResults.BadRequest($"{side} is no size of thumbnails: ask for {ThumbnailSize.Small} or {ThumbnailSize.Large}.");
        if (await images.FindAsync(dataset, image) is not { } content)
            return TypedResults.NotFound($"Dataset \"{dataset}\" has no image \"{image}\".");
        var width = side ?? ThumbnailSize.Small;
        try
        {
            var picture = await thumbnails.GetAsync(content, width, cancellation);
            http.Response.Headers.CacheControl = digest == content.Hex ? OneYear : "private, no-cache";
            return TypedResults.File(picture, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{content.Hex}-{width}\""));
        }
        catch (Exception missing) when (missing is ArtifactMissingException or InvalidImageException)
        {
            return TypedResults.NotFound(missing.Message);
        }
    }
}
