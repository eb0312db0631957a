using SemCovNet.Imaging;
using SemCovNet.Learning.Clip;

namespace SemCovNet.Cli.Scoring;

/// <summary>A picture as a CLIP model sees it.</summary>
internal static class ClipView
{
    /// <returns>3·S·S values, channel by channel, RGB in 0..1.</returns>
    // As CLIP was trained: the short side fills the square, without the margin that training here leaves for crops.
    public static float[] Planes(byte[] file, ClipModel model)
    {
        var picture = ImageDecoder.DecodeShortSide(file, model.ImageSize).CentreCrop(model.ImageSize);
        var planes = new float[3 * model.ImageSize * model.ImageSize];
        picture.WritePlanes(planes);
        return planes;
    }
}
