using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using SemCovNet.Artifacts;
using SemCovNet.Imaging;

namespace SemCovNet.Ingestion.Images;

/// <summary>One image of a dataset's newest version, as it was imported.</summary>
internal static class ServeImage
{
    private const string OneYear = "private, max-age=31536000, immutable";

    /// <param name="digest">Where the address names the bytes it expects, they may be kept for good.</param>
    public static async Task<Results<FileContentHttpResult, NotFound<string>>> HandleAsync(
        string id, string image, string? digest, ImageIndex images, IArtifactStore artifacts, HttpContext http, CancellationToken cancellation)
    {
        if (await images.FindAsync(id, image, cancellation) is not { } content)
            return TypedResults.NotFound($"Dataset \"{id}\" has no image \"{image}\".");
        var bytes = await artifacts.GetAsync(content, cancellation);
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = digest == content.ToString() ? OneYear : "private, no-cache";
        return TypedResults.Bytes(bytes, ImageFormats.Sniff(bytes)?.ContentType() ?? "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{content.Hex}\""));
    }
}
