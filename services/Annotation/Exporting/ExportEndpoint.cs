using System.Text;
using SemCovNet.Annotation.AnnotationSets;

namespace SemCovNet.Annotation.Exporting;

internal static class ExportEndpoint
{
    public static async Task<IResult> HandleAsync(string id, ExportAnnotations export, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        try
        {
            await using var writer = new StreamWriter(text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await export.WriteAsync(id, writer, cancellation);
        }
        catch (UnknownDatasetException unknown)
        {
            return TypedResults.NotFound(unknown.Message);
        }
        return TypedResults.File(text.ToArray(), "text/csv; charset=utf-8", $"{id}-annotations.csv");
    }
}
