using Microsoft.AspNetCore.Http.HttpResults;
using SemCovNet.Annotation.AnnotationSets;
using SemCovNet.Contracts.Http;
using SemCovNet.EventStore;

namespace SemCovNet.Annotation.Uploading;

/// <summary>The file is the request body, streamed to disk first: a file of any size takes little memory, and it is read as a whole or not at all.</summary>
internal static class UploadEndpoint
{
    /// <summary>Bytes.</summary>
    public const long LargestFile = 200 * 1024 * 1024;

    /// <param name="file">The file's name.</param>
    /// <param name="format">csv, jsonl, coco or label-studio; the file itself tells where it is absent.</param>
    /// <param name="maxDebt">Refuse the file where the dataset would then owe more coverage than this, in tenfolds.</param>
    /// <param name="kinds">Kinds of new descriptors, for instance <c>hair:artefact,pen:artefact</c>.</param>
    public static async Task<Results<Ok<AnnotationUploadAnswer>, Accepted<AnnotationUploadAnswer>, UnprocessableEntity<AnnotationUploadAnswer>, NotFound<string>, BadRequest<string>, Conflict<string>>> HandleAsync(
        string id, string file, bool? dryRun, string? kinds, string? format, double? maxDebt, HttpRequest request, UploadAnnotations upload, CancellationToken cancellation)
    {
        if (!DescriptorKinds.TryParse(kinds, out var parsed, out var error))
            return TypedResults.BadRequest(error);
        await using var content = await SpoolAsync(request.Body, cancellation);
        try
        {
            var answer = await upload.RunAsync(new(id, file, content, dryRun ?? false, parsed, AnnotationFormats.Named(format), maxDebt), CommandContext.From("user:local"), cancellation);
            if (!answer.Accepted)
                return TypedResults.UnprocessableEntity(answer);
            // What is published is measured, and perhaps trained on, after this answer.
            return answer.AnnotationVersion is null ? TypedResults.Ok(answer) : TypedResults.Accepted((string?)null, answer);
        }
        catch (ArgumentException wrong)
        {
            return TypedResults.BadRequest(wrong.Message);
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

    private static async Task<FileStream> SpoolAsync(Stream body, CancellationToken cancellation)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await body.CopyToAsync(file, cancellation);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
