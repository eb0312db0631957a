using System.Text.Json;

namespace SemCovNet.Tables;

/// <summary>One flat JSON object a line.</summary>
internal static class JsonLines
{
    public static IEnumerable<TableRow> Read(string file, TextReader reader)
    {
        for (long line = 1; reader.ReadLine() is { } text; line++)
        {
            if (!string.IsNullOrWhiteSpace(text))
                yield return Row(file, line, text);
        }
    }

    private static TableRow Row(string file, long line, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var fields = document.RootElement.EnumerateObject().ToList();
            return new(line, new([.. fields.Select(field => field.Name)], line), [.. fields.Select(field => Cell(file, line, field))]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new UnreadableFileException(new(file, line, null, $"the line is not one JSON object with distinct names ({JsonFault.Describe(failure, line)})"));
        }
    }

    private static string Cell(string file, long line, JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.String => field.Value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(),
        JsonValueKind.Null => "",
        _ => throw new UnreadableFileException(new(file, line, field.Name, "a nested value cannot be read: give a text, a number, true, false or null")),
    };
}
