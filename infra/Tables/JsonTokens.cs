using System.Text.Json;

namespace SemCovNet.Tables;

/// <summary>Walks through a JSON document in a stream, holding no more of it than one value.</summary>
internal sealed class JsonTokens(string file, Stream content)
{
    private const int LargestValue = 16 << 20;
    private const int DeepestNesting = 64;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DeepestNesting, AllowDuplicateProperties = false };

    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool begun;
    private bool ended;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = DeepestNesting });

    /// <summary>Of the property that was read last.</summary>
    public string Name { get; private set; } = "";

    /// <returns>The kind of the next token; none at the end of the document.</returns>
    public JsonTokenType Next() => Guarded("$", () =>
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                Name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : Name;
                Advance(reader);
                return reader.TokenType;
            }
            if (ended)
                return JsonTokenType.None;
            Fill("$");
        }
    });

    /// <summary>Looks, and reads nothing.</summary>
    public bool NextIsList() => Guarded("$", () =>
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
                return reader.TokenType == JsonTokenType.StartArray;
            Fill("$");
        }
    });

    /// <param name="path">Names the value in errors.</param>
    /// <returns>The next value as a whole; null where the list ends instead.</returns>
    public JsonDocument? Value(string path) => Guarded(path, () =>
    {
        while (true)
        {
            var reader = Reader();
            var read = reader.Read();
            if (read && reader.TokenType == JsonTokenType.EndArray)
            {
                Advance(reader);
                return null;
            }
            var from = (int)reader.TokenStartIndex;
            // Where nothing was read, the token is still the one before.
            if (read && reader.TrySkip())
            {
                var value = JsonDocument.Parse(buffer.AsMemory(start + from, (int)reader.BytesConsumed - from).ToArray(), Strict);
                Advance(reader);
                return value;
            }
            Fill(path);
        }
    });

    private Utf8JsonReader Reader()
    {
        if (!begun)
            Begin();
        return new(buffer.AsSpan(start, end - start), ended, state);
    }

    // Some programs begin a file with the mark of its encoding.
    private void Begin()
    {
        begun = true;
        while (end < 3 && !ended)
            Fill("$");
        if (buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
            start = 3;
    }

    private void Advance(in Utf8JsonReader reader)
    {
        state = reader.CurrentState;
        start += (int)reader.BytesConsumed;
    }

    private void Fill(string path)
    {
        if (ended)
            throw new JsonException("it ends too early");
        if (end - start > LargestValue)
            throw new UnreadableFileException(new(file, null, path, $"the value is larger than {LargestValue >> 20} MB: pictures do not belong into a file of annotations"));
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = content.Read(buffer, end, buffer.Length - end);
        end += read;
        ended = read == 0;
    }

    private T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw new UnreadableFileException(new(file, null, path, $"this is not well-formed JSON with distinct names ({JsonFault.Describe(failure)})"));
        }
    }
}
