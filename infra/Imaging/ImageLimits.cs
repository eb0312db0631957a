namespace SemCovNet.Imaging;

/// <summary>What an image may ask for before anything of it is decoded: a file of 48 KB can hold 400 MB of pixels.</summary>
/// <param name="MostPixels">Width × height, of a file and of what it is scaled to; 100 megapixels by default, at most 536.</param>
/// <param name="MostElongated">
/// How many times its short side the long side of a picture that is taken in may be; 50 by default. Of a longer strip a model would see a
/// fiftieth in the middle, or all of it pressed together fiftyfold; and with its short side scaled up, its long side outgrows the memory.
/// </param>
public sealed record ImageLimits(long MostPixels = 100_000_000, int MostElongated = 50)
{
    public static ImageLimits Default { get; } = new();

    // A pixel takes four bytes while it is decoded, and all of them lie in one array.
    public long MostPixels { get; } = MostPixels <= Array.MaxLength / 4
        ? MostPixels
        : throw new ArgumentOutOfRangeException(nameof(MostPixels), MostPixels, $"No picture can have more than {Array.MaxLength / 4} pixels.");

    /// <exception cref="InvalidImageException">The picture is a strip.</exception>
    internal void CheckProportions(ImageHeader picture)
    {
        var (shortSide, longSide) = (Math.Min(picture.Width, picture.Height), Math.Max(picture.Width, picture.Height));
        if (longSide > (long)MostElongated * shortSide)
            throw new InvalidImageException($"it has {picture.Width} × {picture.Height} pixels, and one side may be {MostElongated} times the other at most: cut out what it is to show");
    }

    /// <exception cref="InvalidImageException">Scaled to this size, the picture would take more pixels than allowed.</exception>
    internal void CheckResizing(ImageHeader picture, int width, int height)
    {
        // Rows are resized first: for a moment there are all of the picture's rows, each at its new width.
        if ((long)width * Math.Max(height, picture.Height) > MostPixels)
            throw new InvalidImageException($"it has {picture.Width} × {picture.Height} pixels, so narrow that scaling it to {width} × {height} takes more than the {MostPixels} pixels allowed: cut out what it is to show");
    }
}
