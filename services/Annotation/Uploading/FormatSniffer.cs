using System.Text.Json;

namespace SemCovNet.Annotation.Uploading;

/// <summary>Tells the format of a file by how it begins.</summary>
internal static class FormatSniffer
{
    private const int Enough = 1 << 16;

    private static readonly HashSet<string> CocoSections = ["images", "annotations", "categories", "info", "licenses"];

    /// <summary>Reads the beginning and goes back to it.</summary>
    /// <param name="content">Seekable.</param>
    public static AnnotationFormat Of(Stream content)
    {
        var buffer = new byte[Enough];
        var read = content.ReadAtLeast(buffer, Enough, throwOnEndOfStream: false);
        content.Position = 0;
        var text = buffer.AsSpan(0, read);
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        return text switch
        {
            [(byte)'[', ..] => AnnotationFormat.LabelStudio,
            [(byte)'{', ..] => HasCocoSection(text) ? AnnotationFormat.Coco : AnnotationFormat.JsonLines,
            _ => AnnotationFormat.Csv,
        };
    }

    // The first value decides: COCO keeps lists and objects at its root, a line of JSON Lines only texts and numbers.
    private static bool HasCocoSection(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, default);
        try
        {
            return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && CocoSections.Contains(reader.GetString()!)
                && reader.Read() && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
