using System.Text;
using System.Text.Json;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Tests.Learning.Clip;

/// <summary>Prompts against token numbers that CLIP's published tokenizer gives, with as much of its vocabulary as these prompts touch.</summary>
public sealed class ClipTokenizerTests
{
    // Pieces on the way to a word have numbers of their own, which no prompt here ends with.
    private static readonly (string Token, int Number)[] Words =
    [
        ("of</w>", 539), ("ph", 51000), ("ot", 51001), ("phot", 51002), ("photo</w>", 1125), ("ca", 51003), ("cat</w>", 2368),
        ("bi", 51004), ("big</w>", 1205), ("re", 51005), ("al", 51006), ("ly</w>", 51007), ("real", 51008), ("really</w>", 1414),
    ];

    private static readonly string[] Merges = ["o f</w>", "p h", "o t", "ph ot", "phot o</w>", "c a", "ca t</w>", "b i", "bi g</w>", "r e", "a l", "l y</w>", "re al", "real ly</w>"];

    [Theory]
    // https://github.com/microsoft/BlingFire/issues/173, without its one invented word.
    [InlineData("a photo of a really, big cat.", new long[] { 49406, 320, 1125, 539, 320, 1414, 267, 1205, 2368, 269, 49407 })]
    [InlineData("  A Photo\tof a CAT\n", new long[] { 49406, 320, 1125, 539, 320, 2368, 49407 })]
    [InlineData("", new long[] { 49406, 49407 })]
    // The first 256 numbers are bytes within a word, the next 256 those that end one; é is two bytes.
    [InlineData("é", new long[] { 49406, 127, 358, 49407 })]
    [InlineData("it's 12", new long[] { 49406, 72, 339, 6, 338, 272, 273, 49407 })]
    public void Prompts_get_the_published_numbers(string prompt, long[] numbers) =>
        Assert.Equal(numbers, ClipTokenizer.Read(Vocabulary(), TinyClip.Merges(Merges)).Encode(prompt));

    [Theory]
    [InlineData("[1]", "vocab.json cannot be read: ")]
    [InlineData("{\"a\": \"b\"}", "vocab.json cannot be read: ")]
    [InlineData("{\"a\": 1}", "vocab.json is not CLIP's: it must give numbers to tokens, <|startoftext|> and <|endoftext|> among them.")]
    public void A_vocabulary_that_is_none_is_refused(string json, string reason) =>
        Assert.StartsWith(reason, Refusal(new MemoryStream(Encoding.UTF8.GetBytes(json)), TinyClip.Merges()));

    [Theory]
    [InlineData("q zz")]
    [InlineData("oneword")]
    public void Merges_of_another_vocabulary_are_refused(string merge) =>
        Assert.StartsWith("merges.txt does not fit vocab.json: ", Refusal(Vocabulary(), TinyClip.Merges(merge)));

    private static string Refusal(Stream vocabulary, Stream merges) =>
        Assert.Throws<CheckpointException>(() => ClipTokenizer.Read(vocabulary, merges)).Message;

    private static MemoryStream Vocabulary()
    {
        var letters = TinyClip.ByteLetters();
        var numbers = letters.Concat(letters.Select(letter => letter + "</w>")).Select((token, number) => (Token: token, Number: number))
            .Concat(Words).Append(("<|startoftext|>", 49406)).Append(("<|endoftext|>", 49407));
        return new(JsonSerializer.SerializeToUtf8Bytes(numbers.ToDictionary(entry => entry.Item1, entry => entry.Item2)));
    }
}
