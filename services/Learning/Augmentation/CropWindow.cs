namespace SemCovNet.Learning.Augmentation;

/// <summary>A rectangle of an image, in pixels, and whether it is to be mirrored.</summary>
internal readonly record struct CropWindow(int Left, int Top, int Width, int Height, bool FlipX, bool FlipY)
{
    private const int Attempts = 10;

    /// <summary>The square of <paramref name="size"/> pixels in the middle; an odd remainder goes right and below.</summary>
    public static CropWindow Centre(RgbImage image, int size) =>
        new((image.Width - size) / 2, (image.Height - size) / 2, size, size, false, false);

    /// <summary>A share of the area at an aspect of 3:4 to 4:3, anywhere, flipped both ways by chance.</summary>
    /// <param name="least">The smallest share, above 0 to 1.</param>
    public static CropWindow Random(RgbImage image, double least, ref RandomStream random)
    {
        var (flipX, flipY) = (random.Uniform() < 0.5, random.Uniform() < 0.5);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = image.Width * image.Height * random.Uniform(least, 1);
            var aspect = Math.Exp(random.Uniform(Math.Log(3 / 4.0), Math.Log(4 / 3.0)));
            var (width, height) = ((int)Math.Round(Math.Sqrt(area * aspect)), (int)Math.Round(Math.Sqrt(area / aspect)));
            if (width > image.Width || height > image.Height) continue;
            return new(random.Below(image.Width - width + 1), random.Below(image.Height - height + 1), width, height, flipX, flipY);
        }
        return Centre(image, Math.Min(image.Width, image.Height)) with { FlipX = flipX, FlipY = flipY };
    }
}
