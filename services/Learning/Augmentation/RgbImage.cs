namespace SemCovNet.Learning.Augmentation;

/// <summary>A decoded image: <see cref="Pixels"/> holds Height·Width·3 bytes, row by row, red, green, blue.</summary>
public sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>The short side that loaders resize to: 8/7 of the model's image size, rounded to the nearest pixel.</summary>
    public static int ShortSide(int imageSize) => (int)Math.Round(imageSize * 8 / 7.0, MidpointRounding.AwayFromZero);
}
