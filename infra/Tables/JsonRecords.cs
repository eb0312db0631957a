using System.Text.Json;

namespace SemCovNet.Tables;

/// <summary>One element of a list in a JSON document. It is valid until the next one is read.</summary>
/// <param name="Section">The name under which the document's root holds the list; empty where the root is the list.</param>
public sealed record JsonRecord(string Section, long Index, JsonElement Value)
{
    /// <summary>In the notation of JSONPath, for instance <c>$.annotations[3]</c>.</summary>
    public string Path => JsonRecords.PathOf(Section, Index);
}

/// <summary>Documents whose root is a list, or an object that holds lists.</summary>
public static class JsonRecords
{
    /// <summary>Reads element by element: a document of any length takes the memory of one element. Members that are no lists are passed over.</summary>
    /// <param name="file">The name used in errors.</param>
    /// <exception cref="UnreadableFileException">Not well-formed, nested too deeply, a name that stands twice, or one value too large.</exception>
    public static IEnumerable<JsonRecord> Read(string file, Stream content)
    {
        var tokens = new JsonTokens(file, content);
        var root = tokens.Next();
        if (root == JsonTokenType.StartArray)
        {
            foreach (var record in Elements(tokens, ""))
                yield return record;
        }
        else if (root == JsonTokenType.StartObject)
        {
            foreach (var record in Members(file, tokens))
                yield return record;
        }
        else
        {
            throw new UnreadableFileException(new(file, null, null, "the document is neither a list nor an object"));
        }
        if (tokens.Next() != JsonTokenType.None)
            throw new UnreadableFileException(new(file, null, null, "something follows the end of the document"));
    }

    internal static string PathOf(string section, long index) => section.Length == 0 ? $"$[{index}]" : $"$.{section}[{index}]";

    private static IEnumerable<JsonRecord> Members(string file, JsonTokens tokens)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            var section = tokens.Name;
            if (!seen.Add(section))
                throw new UnreadableFileException(new(file, null, $"$.{section}", "the name stands twice"));
            if (!tokens.NextIsList())
            {
                tokens.Value($"$.{section}")?.Dispose();
                continue;
            }
            tokens.Next();
            foreach (var record in Elements(tokens, section))
                yield return record;
        }
    }

    private static IEnumerable<JsonRecord> Elements(JsonTokens tokens, string section)
    {
        for (var index = 0L; ; index++)
        {
            using var element = tokens.Value(PathOf(section, index));
            if (element is null)
                yield break;
            yield return new(section, index, element.RootElement);
        }
    }
}
