using SemCovNet.Learning.Checkpoints;
using static TorchSharp.torch;

namespace SemCovNet.Learning.Clip;

/// <summary>Position embeddings for another image size than they were trained at.</summary>
/// <remarks>
/// The grid of patches is resized bicubically (Keys, a = −0.75, pixel centres aligned, no antialiasing), as Hugging Face's
/// <c>interpolate_pos_encoding</c> does; the class token's row stays. At the trained size nothing changes.
/// </remarks>
internal static class PositionTable
{
    /// <param name="target">(1 + side², d)</param>
    public static void Load(StoredTensor stored, Tensor target, long side)
    {
        if (stored.Shape is not [> 1 and var rows, var width] || Math.Round(Math.Sqrt(rows - 1)) is var trained && trained * trained != rows - 1)
            throw new CheckpointException($"Tensor '{stored.Name}' is [{string.Join(", ", stored.Shape)}] in the file, but positions are one row for the class token and a square of rows for patches.");
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var table = empty(rows, width);
        stored.CopyTo(table);
        if (rows != target.shape[0]) table = cat([table.narrow(0, 0, 1), Resized(table.narrow(0, 1, rows - 1), (long)trained, side)]);
        StoredTensor.Of(stored.Name, table).CopyTo(target);
    }

    private static Tensor Resized(Tensor grid, long from, long to) => nn.functional.interpolate(
            grid.transpose(0, 1).reshape(1, -1, from, from), [to, to], mode: InterpolationMode.Bicubic, align_corners: false)
        .reshape(-1, to * to).transpose(0, 1);      // (to², d)
}
