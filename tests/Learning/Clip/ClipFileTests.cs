using SemCovNet.Learning.Checkpoints;
using SemCovNet.Learning.Clip;
using SemCovNet.Learning.Models.Layers;

namespace SemCovNet.Tests.Learning.Clip;

/// <summary>A CLIP file that does not fit is refused by what does not.</summary>
public sealed class ClipFileTests
{
    private const string Patches = "vision_model.embeddings.patch_embedding.weight";
    private const string Positions = "vision_model.embeddings.position_embedding.weight";

    [Theory]
    [InlineData("vision_model.encoder.layers.1.self_attn.q_proj.weight", new long[] { 64, 128 },
        "Tensor 'vision_model.encoder.layers.1.self_attn.q_proj.weight' is F32[64, 128] in the file, but the model needs Float32[128, 128].")]
    [InlineData("text_model.embeddings.position_embedding.weight", new long[] { 8 },
        "Tensor 'text_model.embeddings.position_embedding.weight' is [8] in the file, but CLIP's has 2 dimensions.")]
    [InlineData(Positions, new long[] { 6, 128 },
        $"Tensor '{Positions}' is [6, 128] in the file, but positions are one row for the class token and a square of rows for patches.")]
    [InlineData(Positions, new long[] { 5, 64 }, $"Tensor '{Positions}' is [5, 64] in the file, but its tower is 128 wide.")]
    [InlineData("text_model.embeddings.position_embedding.weight", new long[] { 8, 32 },
        "Tensor 'text_model.embeddings.position_embedding.weight' is [8, 32] in the file, but its tower is 64 wide.")]
    [InlineData("visual_projection.weight", new long[] { 16, 64 }, "Tensor 'visual_projection.weight' is [16, 64] in the file, but its tower is 128 wide.")]
    [InlineData("text_projection.weight", new long[] { 16, 128 }, "Tensor 'text_projection.weight' is [16, 128] in the file, but its tower is 64 wide.")]
    [InlineData(Patches, new long[] { 128, 3, 16, 8 }, $"Tensor '{Patches}' is [128, 3, 16, 8] in the file, but CLIP's patches are squares of three colours.")]
    [InlineData("vision_model.encoder.layers.0.mlp.fc1.weight", new long[] { 4, 128 },
        "Tensor 'vision_model.encoder.layers.0.mlp.fc1.weight' is [4, 128] in the file, but CLIP's has four times as many rows as columns.")]
    [InlineData("logit_scale", new long[] { 2 }, "Tensor 'logit_scale' is [2] in the file, but CLIP's has 0 dimensions.")]
    [InlineData("text_model.embeddings.token_embedding.weight", new long[] { 500, 64 },
        "vocab.json numbers tokens up to 513, but the weights know 500: take it from the folder of the weights.")]
    public void A_tensor_of_the_wrong_shape_is_named_with_both_shapes(string name, long[] shape, string reason) =>
        Assert.Equal(reason, Refusal(TinyClip.Tensors().Select(tensor => tensor.Name == name ? TinyClip.Weight(name, shape) : tensor)));

    // No bytes stand behind such a shape, so a header claims it for nothing: a table of 500 million positions asked for a terabyte.
    [Theory]
    [InlineData("text_model.embeddings.position_embedding.weight", new long[] { 500_000_000, 0 })]
    [InlineData("text_model.embeddings.token_embedding.weight", new long[] { 500_000_000, 0 })]
    [InlineData("text_projection.weight", new long[] { 500_000_000, 0 })]
    [InlineData("visual_projection.weight", new long[] { 500_000_000, 0 })]
    [InlineData(Positions, new long[] { 500_000_000, 0 })]
    [InlineData(Patches, new long[] { 768, 3, 0, 0 })]
    [InlineData("vision_model.encoder.layers.1.mlp.fc1.weight", new long[] { 500_000_000, 0 })]
    public void A_tensor_of_nothing_is_refused_before_anything_is_built(string name, long[] shape) =>
        Assert.Equal(
            $"Tensor '{name}' is [{string.Join(", ", shape)}] in the file: it holds nothing.",
            Refusal(TinyClip.Tensors().Select(tensor => tensor.Name == name ? new(name, "F32", shape, ReadOnlyMemory<byte>.Empty) : tensor)));

    [Theory]
    [InlineData("visual_projection.weight", "The file holds no tensor 'visual_projection.weight': it is no CLIP file under Hugging Face's names.")]
    [InlineData("vision_model.pre_layrnorm.bias", "The file holds no tensor 'vision_model.pre_layrnorm.bias': it belongs to another model or version.")]
    [InlineData("logit_scale", "The file holds no tensor 'logit_scale': it is no CLIP file under Hugging Face's names.")]
    public void A_tensor_that_is_missing_is_named(string name, string reason) =>
        Assert.Equal(reason, Refusal(TinyClip.Tensors().Where(tensor => tensor.Name != name)));

    [Fact]
    public void An_encoder_of_other_sizes_than_the_backbone_is_described_with_what_to_set()
    {
        using var chance = new Chance();
        using var encoder = new ClipImageEncoder("clip-vit-b32", TinyClip.Vision with { Patch = 32 }, 64, chance);
        var error = Assert.Throws<CheckpointException>(() => PretrainedWeights.Load(encoder, TinyClip.File()));
        Assert.Equal(
            "The file holds a CLIP image encoder of width 128, depth 2, patches of 16 pixels and projection to 16, "
            + "but backbone=clip-vit-b32 is one of width 128, depth 2, patches of 32 pixels and projection to 16: give it another file.", error.Message);
    }

    [Fact]
    public void Every_cut_through_the_file_is_noticed()
    {
        using var whole = (MemoryStream)TinyClip.File();
        var bytes = whole.ToArray();
        Assert.All([0, 7, 8, 5000, bytes.Length / 2, bytes.Length - 1], length =>
            Assert.Throws<CheckpointException>(() => TinyClip.Open(new MemoryStream(bytes, 0, length))));
    }

    [Fact]
    public void An_image_size_that_patches_do_not_fill_is_refused() =>
        Assert.Equal(
            "The encoder cuts images into patches of 16 pixels, which do not fill 40: take a multiple of 16.",
            Assert.Throws<CheckpointException>(() => TinyClip.Model(40)).Message);

    [Fact]
    public void A_prompt_that_is_too_long_is_quoted()
    {
        using var model = TinyClip.Model();
        Assert.Equal(
            "The prompt \"a b c d e f g\" has 9 tokens, and the model reads 8: shorten it.",
            Assert.Throws<PromptException>(() => model.Prompts(["a b c d e f g"])).Message);
    }

    private static string Refusal(IEnumerable<StoredTensor> tensors) =>
        Assert.Throws<CheckpointException>(() => TinyClip.Open(TinyClip.File(tensors))).Message;
}
