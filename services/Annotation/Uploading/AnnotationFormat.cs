namespace SemCovNet.Annotation.Uploading;

/// <summary>The forms that files of annotations come in.</summary>
public enum AnnotationFormat
{
    Csv,
    JsonLines,
    Coco,
    LabelStudio,
}

/// <summary>Formats by the names that the command line and addresses use.</summary>
public static class AnnotationFormats
{
    private static readonly Dictionary<string, AnnotationFormat> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csv"] = AnnotationFormat.Csv,
        ["jsonl"] = AnnotationFormat.JsonLines,
        ["coco"] = AnnotationFormat.Coco,
        ["label-studio"] = AnnotationFormat.LabelStudio,
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static string NameOf(AnnotationFormat format) => ByName.Single(pair => pair.Value == format).Key;

    /// <param name="name">Null where the file itself shall tell.</param>
    /// <exception cref="ArgumentException">No format bears the name; the message lists those that exist.</exception>
    public static AnnotationFormat? Named(string? name) => name switch
    {
        null or "" => null,
        _ when ByName.TryGetValue(name, out var format) => format,
        _ => throw new ArgumentException($"\"{name}\" is not a format of annotations: choose one of {string.Join(", ", Names)}, or leave it out."),
    };
}
