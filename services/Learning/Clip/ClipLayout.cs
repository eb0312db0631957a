using SemCovNet.Learning.Checkpoints;

namespace SemCovNet.Learning.Clip;

/// <summary>The names that Hugging Face's CLIP files give their tensors, and what shapes tell.</summary>
internal static class ClipLayout
{
    public const string Vision = "vision_model";
    public const string Text = "text_model";
    public const string Patches = $"{Vision}.embeddings.patch_embedding.weight";
    public const string VisionPositions = $"{Vision}.embeddings.position_embedding.weight";
    public const string VisionProjection = "visual_projection.weight";
    public const string Tokens = $"{Text}.embeddings.token_embedding.weight";
    public const string TextPositions = $"{Text}.embeddings.position_embedding.weight";
    public const string TextProjection = "text_projection.weight";
    public const string LogitScale = "logit_scale";

    private const long HeadSize = 64;

    public static long Heads(long width) => Math.Max(1, width / HeadSize);

    public static string Block(string tower, int index) => $"{tower}.encoder.layers.{index}";

    /// <summary>Blocks of a tower in the file.</summary>
    public static int Depth(TensorArchive file, string tower)
    {
        var depth = 0;
        while (file.Shape($"{Block(tower, depth)}.layer_norm1.weight") is not null) depth++;
        return depth;
    }

    public static long[] Shape(TensorArchive file, string name, int rank) => file.Shape(name) switch
    {
        null => throw new CheckpointException($"The file holds no tensor '{name}': it is no CLIP file under Hugging Face's names."),
        { } shape when shape.Length != rank => throw new CheckpointException(
            $"Tensor '{name}' is [{string.Join(", ", shape)}] in the file, but CLIP's has {rank} dimensions."),
        { } shape => shape,
    };
}
