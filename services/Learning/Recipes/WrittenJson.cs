using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SemCovNet.Learning.Recipes;

/// <summary>JSON that a person wrote into a file: what is wrong with it is said with its line and column, as editors count them.</summary>
public static class WrittenJson
{
    private static ReadOnlySpan<byte> Blank => " \t\r\n"u8;

    /// <exception cref="JsonException">The file is not UTF-8, is no JSON, or an object has a key twice.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> file)
    {
        if (!Utf8.IsValid(file)) throw new JsonException("the file is not UTF-8: save it in that encoding.");
        var text = file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
        if (text.IndexOfAnyExcept(Blank) < 0) throw new JsonException("the file is empty.");
        CheckSyntax(text);
        return JsonElement.Parse(text);
    }

    private static void CheckSyntax(ReadOnlySpan<byte> text)
    {
        try
        {
            CheckKeys(text);
        }
        catch (JsonException wrong) when (wrong is { LineNumber: { } line, BytePositionInLine: { } position })
        {
            var at = Math.Min(StartOf(line, text) + (int)position, text.Length);
            throw Wrong(text, at, Why(text[..at], text[at..]));
        }
    }

    // Reads all of it, for the reader itself lets a key stand twice.
    private static void CheckKeys(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject) open.Push([]);
            if (reader.TokenType == JsonTokenType.EndObject) open.Pop();
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String)) continue;
            var written = Unescaped(ref reader, text);
            if (reader.TokenType == JsonTokenType.PropertyName && !open.Peek().Add(written))
                throw Wrong(text, (int)reader.TokenStartIndex, $"key \"{written}\" stands twice");
        }
    }

    private static string Unescaped(ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(text, (int)reader.TokenStartIndex, "an escape in this text is half a character");
        }
    }

    private static JsonException Wrong(ReadOnlySpan<byte> text, int at, string why)
    {
        var before = text[..at];
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new($"line {before.Count((byte)'\n') + 1}, column {column}: {why}.");
    }

    private static string Why(ReadOnlySpan<byte> before, ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty) return "the file ends, but something in it is still open: a bracket, a quotation mark or a value is missing";
        if (rest[0] is (byte)'}' or (byte)']' && before.TrimEnd(Blank).EndsWith(","u8)) return "the comma before this closing bracket is one too many";
        if (rest.StartsWith("//"u8) || rest.StartsWith("/*"u8)) return "this is a comment, and JSON has none: leave it out";
        Rune.DecodeFromUtf8(rest, out var found, out _);
        var what = found.Value is '\r' or '\n' ? "the end of the line" : $"'{found}'";
        return $"{what} is not expected here: is a comma, a colon or a quotation mark missing before it?";
    }

    /// <param name="line">0 for the first.</param>
    private static int StartOf(long line, ReadOnlySpan<byte> text)
    {
        var start = 0;
        for (; line > 0; line--) start += text[start..].IndexOf((byte)'\n') + 1;
        return start;
    }
}
