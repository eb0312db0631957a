using SkiaSharp;

namespace SemCovNet.Imaging;

/// <summary>A decoded picture.</summary>
/// <param name="Pixels">Height × Width × 3 bytes, rows from the top, red green blue, 0 to 255.</param>
public sealed record RgbImage(int Width, int Height, byte[] Pixels)
{
    /// <summary>Where the red of a pixel stands; green and blue follow.</summary>
    public int Offset(int x, int y) => ((y * Width) + x) * 3;

    /// <summary>The middle square.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The picture is smaller than the square.</exception>
    public RgbImage CentreCrop(int size)
    {
        if (size < 1 || size > Math.Min(Width, Height))
            throw new ArgumentOutOfRangeException(nameof(size), size, $"A square of {size} pixels does not fit into {Width} × {Height}.");
        return Crop((Width - size) / 2, (Height - size) / 2, size, size);
    }

    /// <exception cref="ArgumentOutOfRangeException">The rectangle reaches out of the picture.</exception>
    public RgbImage Crop(int left, int top, int width, int height)
    {
        if (left < 0 || top < 0 || width < 1 || height < 1 || left + width > Width || top + height > Height)
            throw new ArgumentOutOfRangeException(
                nameof(width), $"The rectangle {width} × {height} at ({left}, {top}) reaches out of {Width} × {Height}.");
        var crop = new RgbImage(width, height, new byte[width * height * 3]);
        for (var y = 0; y < height; y++)
            Pixels.AsSpan(Offset(left, top + y), width * 3).CopyTo(crop.Pixels.AsSpan(crop.Offset(0, y)));
        return crop;
    }

    /// <summary>Colour by colour, 0 to 1: (3, H, W).</summary>
    /// <param name="planes">3 × Height × Width values.</param>
    public void WritePlanes(Span<float> planes)
    {
        var plane = Width * Height;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var colour = 0; colour < 3; colour++)
                planes[(colour * plane) + pixel] = Pixels[(pixel * 3) + colour] / 255f;
        }
    }

    /// <summary>A PNG file without loss; the same pixels give the same bytes under the same SkiaSharp version.</summary>
    public byte[] ToPng() => Encode(SKEncodedImageFormat.Png, quality: 100);

    /// <summary>A JPEG file, for looking at: small, and with loss.</summary>
    /// <param name="quality">1 to 100.</param>
    public byte[] ToJpeg(int quality = 82) => Encode(SKEncodedImageFormat.Jpeg, quality);

    private byte[] Encode(SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var rgba = bitmap.GetPixelSpan();
        for (var pixel = 0; pixel < Width * Height; pixel++)
        {
            Pixels.AsSpan(pixel * 3, 3).CopyTo(rgba[(pixel * 4)..]);
            rgba[(pixel * 4) + 3] = byte.MaxValue;
        }
        using var file = bitmap.Encode(format, quality);
        return file.ToArray();
    }
}
