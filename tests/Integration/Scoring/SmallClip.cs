using System.Text.Json;
using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Tests.Integration.Scoring;

/// <summary>A folder with a CLIP model of one block a tower: random weights, a vocabulary of single letters, and two descriptors to ask for.</summary>
internal sealed class SmallClip : IDisposable
{
    private const int Width = 64;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("semcov-clip-");
    private readonly Random random = new(7);

    public SmallClip()
    {
        var letters = Enumerable.Range('!', '~' - '!' + 1).Select(letter => ((char)letter).ToString()).ToList();
        string[] tokens = [.. letters, .. letters.Select(letter => letter + "</w>"), "<|startoftext|>", "<|endoftext|>"];
        File.WriteAllBytes(Weights, new TensorFile([.. Tensors(tokens.Length)], new Dictionary<string, string> { ["format"] = "pt" }).Write());
        File.WriteAllText(Config, """{"vision_config": {"num_attention_heads": 1}, "text_config": {"num_attention_heads": 1}}""");
        File.WriteAllText(this["vocab.json"], JsonSerializer.Serialize(tokens.Index().ToDictionary(token => token.Item, token => token.Index)));
        File.WriteAllText(this["merges.txt"], "#version: 0.2\n");
        File.WriteAllText(Prompts, """{"templates": ["a {}", "an image of {}"], "references": ["a", "an image"], "descriptors": {"vessels": ["red"], "dots": ["dark", "brown"]}}""");
    }

    public string Weights => this["model.safetensors"];

    public string Config => this["config.json"];

    public string Prompts => this["prompts.json"];

    public string this[string file] => Path.Combine(folder.FullName, file);

    public void Dispose() => folder.Delete(recursive: true);

    private IEnumerable<StoredTensor> Tensors(int vocabulary) =>
    [
        Tensor("vision_model.embeddings.class_embedding", Width), Tensor("vision_model.embeddings.patch_embedding.weight", Width, 3, 32, 32),
        Tensor("vision_model.embeddings.position_embedding.weight", 5, Width), .. Layer("vision_model.pre_layrnorm", Width),
        .. Block("vision_model"), .. Layer("vision_model.post_layernorm", Width), Tensor("visual_projection.weight", 16, Width),
        Tensor("text_model.embeddings.token_embedding.weight", vocabulary, Width), Tensor("text_model.embeddings.position_embedding.weight", 32, Width),
        .. Block("text_model"), .. Layer("text_model.final_layer_norm", Width), Tensor("text_projection.weight", 16, Width), Tensor("logit_scale"),
    ];

    private IEnumerable<StoredTensor> Block(string tower) => new[] { "q", "k", "v", "out" }.SelectMany(part => Layer($"{tower}.encoder.layers.0.self_attn.{part}_proj", Width, Width))
        .Concat(Layer($"{tower}.encoder.layers.0.layer_norm1", Width)).Concat(Layer($"{tower}.encoder.layers.0.layer_norm2", Width))
        .Concat(Layer($"{tower}.encoder.layers.0.mlp.fc1", 4 * Width, Width)).Concat(Layer($"{tower}.encoder.layers.0.mlp.fc2", Width, 4 * Width));

    private IEnumerable<StoredTensor> Layer(string name, params long[] shape) => [Tensor($"{name}.weight", shape), Tensor($"{name}.bias", shape[0])];

    private StoredTensor Tensor(string name, params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++) values[i] = 0.3f * (random.NextSingle() - 0.5f);
        var bytes = new byte[4 * values.Length];
        Buffer.BlockCopy(values, 0, bytes, 0, bytes.Length);
        return new(name, "F32", shape, bytes);
    }
}
