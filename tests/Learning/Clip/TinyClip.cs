using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;
using static TorchSharp.torch;

namespace SemCovNet.Tests.Learning.Clip;

/// <summary>A CLIP of two blocks a tower under Hugging Face's names, its weights made by the formula of reference/make_reference.py.</summary>
internal static class TinyClip
{
    public const int ImageSize = 32;
    public const int Projection = 16;

    /// <summary>Says nothing but that both encoders are there: of OpenAI's form, in widths that OpenAI has none of.</summary>
    public const string Config = """{"vision_config": {}, "text_config": {}}""";

    private const int Start = 512;

    public static ClipVisionConfig Vision { get; } = new(Width: 128, Depth: 2, Patch: 16, Projection);

    /// <summary>A new file, to be changed by whoever wants a broken one.</summary>
    public static IReadOnlyList<StoredTensor> Tensors() => [.. Shapes().Select(entry => Weight(entry.Name, entry.Shape))];

    public static Stream File(IEnumerable<StoredTensor>? tensors = null) =>
        new MemoryStream(new TensorFile([.. tensors ?? Tensors()], new Dictionary<string, string> { ["format"] = "pt" }).Write());

    public static ClipModel Model(int imageSize = ImageSize, string? config = Config) => Open(File(), imageSize, config);

    public static ClipModel Open(Stream weights, int imageSize = ImageSize, string? config = Config) =>
        ClipModel.Open(new(weights, Vocabulary(), Merges(), config is null ? null : Text(config)), imageSize);

    public static Stream Text(string content) => new MemoryStream(Encoding.UTF8.GetBytes(content));

    /// <summary>Every byte, every byte as the end of a word, start and end of text.</summary>
    public static Stream Vocabulary()
    {
        var numbers = new Dictionary<string, int>();
        foreach (var letter in ByteLetters()) numbers.Add(letter, numbers.Count);
        foreach (var letter in ByteLetters()) numbers.Add(letter + "</w>", numbers.Count);
        numbers.Add("<|startoftext|>", Start);
        numbers.Add("<|endoftext|>", Start + 1);
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(numbers));
    }

    public static Stream Merges(params string[] merges) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', ["#version: 0.2", .. merges]) + "\n"));

    /// <summary>How byte-level vocabularies write bytes: those that can be printed as they are, the others as letters from U+0100 on.</summary>
    public static IReadOnlyList<string> ByteLetters()
    {
        int[] printed = [.. Enumerable.Range('!', '~' - '!' + 1), .. Enumerable.Range(0xA1, 0xAC - 0xA1 + 1), .. Enumerable.Range(0xAE, 0xFF - 0xAE + 1)];
        return [.. printed.Concat(Enumerable.Range(0x100, 256 - printed.Length)).Select(letter => ((char)letter).ToString())];
    }

    /// <returns>(2, 3, S, S)</returns>
    public static Tensor Images(int size)
    {
        var pixels = from index in Enumerable.Range(0, 2)
                     from c in Enumerable.Range(0, 3)
                     from y in Enumerable.Range(0, size)
                     from x in Enumerable.Range(0, size)
                     select (float)(0.5 + 0.5 * Math.Sin(0.1 * (c + 1) * x + 0.07 * (index + 1) * y + c));
        return tensor(pixels.ToArray(), [2, 3, size, size]);
    }

    public static StoredTensor Weight(string name, params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var values = Noise(name, (int)count).Select(value => (float)(
            shape.Length == 0 ? 2.0
            : name.Contains("norm") && name.EndsWith("weight") ? 1 + 0.2 * value
            : shape.Length == 1 ? 0.1 * value
            : Math.Sqrt(3.0 * shape[0] / count) * value)).ToArray();
        return new(name, "F32", shape, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static IEnumerable<double> Noise(string name, int count)
    {
        var seed = name.Select((letter, i) => (i + 1) * letter).Sum() % 1000;
        return Enumerable.Range(0, count).Select(i => Math.Sin(i * 12.9898 + seed) * 43758.5453).Select(x => 2 * (x - Math.Floor(x)) - 1);
    }

    private static IEnumerable<(string Name, long[] Shape)> Shapes() =>
    [
        ("vision_model.embeddings.class_embedding", [128]),
        ("vision_model.embeddings.patch_embedding.weight", [128, 3, 16, 16]),
        ("vision_model.embeddings.position_embedding.weight", [5, 128]),
        .. Norm("vision_model.pre_layrnorm", 128),
        .. Enumerable.Range(0, 2).SelectMany(i => Block($"vision_model.encoder.layers.{i}", 128)),
        .. Norm("vision_model.post_layernorm", 128),
        ("visual_projection.weight", [Projection, 128]),
        ("text_model.embeddings.token_embedding.weight", [514, 64]),
        ("text_model.embeddings.position_embedding.weight", [8, 64]),
        .. Enumerable.Range(0, 2).SelectMany(i => Block($"text_model.encoder.layers.{i}", 64)),
        .. Norm("text_model.final_layer_norm", 64),
        ("text_projection.weight", [Projection, 64]),
        ("logit_scale", []),
    ];

    private static IEnumerable<(string Name, long[] Shape)> Block(string name, long width) =>
    [
        .. Norm($"{name}.layer_norm1", width), .. Norm($"{name}.layer_norm2", width),
        .. new[] { "q", "k", "v", "out" }.SelectMany(part => Layer($"{name}.self_attn.{part}_proj", width, width)),
        .. Layer($"{name}.mlp.fc1", width, 4 * width), .. Layer($"{name}.mlp.fc2", 4 * width, width),
    ];

    private static IEnumerable<(string Name, long[] Shape)> Norm(string name, long width) => [($"{name}.weight", [width]), ($"{name}.bias", [width])];

    private static IEnumerable<(string Name, long[] Shape)> Layer(string name, long from, long to) => [($"{name}.weight", [to, from]), ($"{name}.bias", [to])];
}
