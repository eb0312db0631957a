using System.Text.RegularExpressions;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Other tools name images by files and addresses; here an image is known by its id.</summary>
internal static partial class ImageName
{
    /// <returns>The image that the text means; null where the dataset has none of that name.</returns>
    /// <param name="text">An id, a path, an address, or a file's name, with or without ending.</param>
    public static string? Find(string text, AnnotationEntries entries) => Candidates(text).FirstOrDefault(entries.IsImage);

    private static IEnumerable<string> Candidates(string text)
    {
        yield return text;
        var address = Uri.UnescapeDataString(text);
        var file = address[(address.LastIndexOfAny(['/', '\\', '=']) + 1)..];
        yield return file;
        var name = Path.GetFileNameWithoutExtension(file);
        yield return name;

        // Label Studio puts eight digits before the name of an uploaded file.
        var plain = UploadPrefix().Replace(name, "");
        yield return plain;
        yield return plain + Path.GetExtension(file);
    }

    [GeneratedRegex("^[0-9a-f]{8}-")]
    private static partial Regex UploadPrefix();
}
