using SkiaSharp;

namespace SemCovNet.Imaging;

/// <summary>
/// Image files to pixels. Training and evaluation both read images here, so that a model sees at prediction time what it
/// saw while it learned. The same bytes give the same pixels.
/// </summary>
public static class ImageDecoder
{
    /// <summary>The whole picture, turned the way the camera was held; what is transparent is shown on white.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, truncated or damaged.</exception>
    public static RgbImage Decode(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        using var source = ImageSource.Open(file, limits ?? ImageLimits.Default);
        return Decode(source, source.Codec.Info.Size);
    }

    /// <summary>The picture with its short side exactly <paramref name="shortSide"/> pixels and its proportions kept.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, too narrow to be scaled up, truncated or damaged.</exception>
    public static RgbImage DecodeShortSide(ReadOnlyMemory<byte> file, int shortSide, ImageLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortSide, 1);
        using var source = ImageSource.Open(file, limits ?? ImageLimits.Default);
        var (width, height) = Proportioned(source.Header.Width, source.Header.Height, shortSide);
        source.Limits.CheckResizing(source.Header, width, height);
        return Resampler.Resize(Decode(source, ScaledSize(source.Codec, shortSide)), width, height);
    }

    /// <summary>The whole picture as a square of <paramref name="side"/> pixels, whatever its proportions were.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, too narrow to be scaled up, truncated or damaged.</exception>
    public static RgbImage DecodeSquare(ReadOnlyMemory<byte> file, int side, ImageLimits? limits = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        using var source = ImageSource.Open(file, limits ?? ImageLimits.Default);
        source.Limits.CheckResizing(source.Header, side, side);
        return Resampler.Resize(Decode(source, ScaledSize(source.Codec, side)), side, side);
    }

    /// <summary>Pixels of a picture once its short side is <paramref name="shortSide"/> pixels long.</summary>
    internal static (int Width, int Height) Proportioned(int width, int height, int shortSide)
    {
        var scale = (double)shortSide / Math.Min(width, height);
        return (Scaled(width), Scaled(height));

        // What a strip would come to may be more than an int holds, and is then refused as what an int holds.
        int Scaled(int side) => Math.Max(shortSide, (int)Math.Min(int.MaxValue, Math.Round(side * scale)));
    }

    /// <summary>Decodes every pixel and keeps none, to find out whether the file is whole and of use.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, too narrow, truncated or damaged.</exception>
    public static ImageHeader Check(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        using var source = ImageSource.Open(file, limits ?? ImageLimits.Default);
        source.Limits.CheckProportions(source.Header);
        using var pixels = Pixels(source, source.Codec.Info.Size);
        return source.Header;
    }

    /// <summary>The smallest size the codec scales to by itself that is not below the wanted one: JPEG does so far faster than decoding all.</summary>
    private static SKSizeI ScaledSize(SKCodec codec, int shortSide)
    {
        var whole = codec.Info.Size;
        return Enumerable.Range(1, 8)
            .Select(eighths => codec.GetScaledDimensions(eighths / 8f))
            .FirstOrDefault(size => Math.Min(size.Width, size.Height) >= shortSide, whole);
    }

    private static RgbImage Decode(ImageSource source, SKSizeI size)
    {
        using var bitmap = Pixels(source, size);
        var rgba = bitmap.GetPixelSpan();
        var rgb = new byte[size.Width * size.Height * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
        {
            // Premultiplied colour plus the uncovered share of white.
            var white = byte.MaxValue - rgba[from + 3];
            rgb[to] = (byte)(rgba[from] + white);
            rgb[to + 1] = (byte)(rgba[from + 1] + white);
            rgb[to + 2] = (byte)(rgba[from + 2] + white);
        }
        return Orientation.Apply(new(size.Width, size.Height, rgb), source.Codec.EncodedOrigin);
    }

    private static SKBitmap Pixels(ImageSource source, SKSizeI size)
    {
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var result = source.Codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        throw new InvalidImageException(Failure.Describe(result, source.Header.Format));
    }
}
