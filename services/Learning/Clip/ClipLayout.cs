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

    public static string Block(string tower, int index) => $"{tower}.encoder.layers.{index}";

    /// <summary>Blocks of a tower in the file. Most of a block's weights are asked for here, so that what is built of it is no larger than the file warrants.</summary>
    public static int Depth(TensorArchive file, string tower, long width)
    {
        var depth = 0;
        for (; file.Shape($"{Block(tower, depth)}.layer_norm1.weight") is not null; depth++)
        {
            var hidden = $"{Block(tower, depth)}.mlp.fc1.weight";
            if (Rows(file, hidden, width) is var rows && rows != 4 * width)
                throw new CheckpointException($"Tensor '{hidden}' is [{rows}, {width}] in the file, but CLIP's has four times as many rows as columns.");
        }
        return depth;
    }

    /// <summary>Rows of a table that are to be as wide as their tower.</summary>
    public static long Rows(TensorArchive file, string name, long width) => Shape(file, name, rank: 2) switch
    {
        [var rows, var found] when found == width => rows,
        var shape => throw new CheckpointException($"Tensor '{name}' is [{string.Join(", ", shape)}] in the file, but its tower is {width} wide."),
    };

    /// <summary>A tensor's sizes, each 1 or more.</summary>
    public static long[] Shape(TensorArchive file, string name, int rank) => file.Shape(name) switch
    {
        null => throw new CheckpointException($"The file holds no tensor '{name}': it is no CLIP file under Hugging Face's names."),
        { } shape when shape.Length != rank => throw new CheckpointException(
            $"Tensor '{name}' is [{string.Join(", ", shape)}] in the file, but CLIP's has {rank} dimensions."),
        // Of no bytes, whatever its other sizes claim.
        { } shape when shape.Contains(0) => throw new CheckpointException($"Tensor '{name}' is [{string.Join(", ", shape)}] in the file: it holds nothing."),
        { } shape => shape,
    };
}
