using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Clip;

/// <summary>Prompts as CLIP's token numbers: lower case, cut into words, each word's bytes joined by the merges that training found.</summary>
/// <remarks>The original also repairs broken Unicode and HTML entities first; prompts that somebody writes have none.</remarks>
public sealed partial class ClipTokenizer
{
    private const string Start = "<|startoftext|>";
    private const string End = "<|endoftext|>";
    private const string EndOfWord = "</w>";
    private const long LargestFile = 64_000_000;

    private readonly BpeTokenizer _words;
    private readonly long _start;
    private readonly long _end;

    private ClipTokenizer(BpeTokenizer words, IReadOnlyDictionary<string, int> vocabulary)
    {
        (_words, _start, _end) = (words, vocabulary[Start], vocabulary[End]);
        Size = vocabulary.Values.Max() + 1;
    }

    /// <summary>One more than the highest token number.</summary>
    public int Size { get; }

    /// <param name="vocabulary">vocab.json: an object from token to number.</param>
    /// <param name="merges">merges.txt: a version line, then two tokens a line, the earliest merge first.</param>
    /// <exception cref="CheckpointException">The files are not what they should be, or do not fit each other.</exception>
    public static ClipTokenizer Read(Stream vocabulary, Stream merges)
    {
        var numbers = Numbers(vocabulary);
        try
        {
            return new(BpeTokenizer.Create(new BpeOptions(numbers)
            {
                Merges = [.. Lines(merges).Where(line => line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal))],
                EndOfWordSuffix = EndOfWord,
                ByteLevel = true,
                UnknownToken = End,
                PreTokenizer = new RegexPreTokenizer(Word(), null),
            }), numbers);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new CheckpointException($"merges.txt does not fit vocab.json: {error.Message} Take both from the folder of the weights.", error);
        }
    }

    /// <returns>Token numbers from the start of text to its end.</returns>
    public long[] Encode(string prompt) => [_start, .. _words.EncodeToIds(prompt.ToLowerInvariant()).Select(number => (long)number), _end];

    private static Dictionary<string, int> Numbers(Stream vocabulary)
    {
        try
        {
            var numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(Text(vocabulary, "vocab.json"));
            return numbers is not null && numbers.ContainsKey(Start) && numbers.ContainsKey(End) && numbers.Values.All(number => number >= 0)
                ? numbers
                : throw new CheckpointException($"vocab.json is not CLIP's: it must give numbers to tokens, {Start} and {End} among them.");
        }
        catch (JsonException error)
        {
            throw new CheckpointException($"vocab.json cannot be read: {error.Message}", error);
        }
    }

    private static IEnumerable<string> Lines(Stream merges) => Text(merges, "merges.txt").Split('\n').Select(line => line.TrimEnd('\r'));

    private static string Text(Stream file, string name)
    {
        if (file.Length > LargestFile) throw new CheckpointException($"{name} has {file.Length} bytes, which no vocabulary needs.");
        using var reader = new StreamReader(file, leaveOpen: true);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
