using SemCovNet.Imaging;
using SkiaSharp;

namespace SemCovNet.Tests.Unit.Imaging;

/// <summary>Small image files made on the spot.</summary>
internal static class Pictures
{
    public static RgbImage Gradient(int width, int height)
    {
        var picture = new RgbImage(width, height, new byte[width * height * 3]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = picture.Pixels.AsSpan(picture.Offset(x, y), 3);
                pixel[0] = (byte)(255 * x / width);
                pixel[1] = (byte)(255 * y / height);
                pixel[2] = 100;
            }
        }
        return picture;
    }

    public static byte[] Png(int width = 16, int height = 12) => Gradient(width, height).ToPng();

    public static byte[] Jpeg(int width, int height, int orientation = 1)
    {
        using var bitmap = SKBitmap.Decode(Png(width, height));
        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality: 95).ToArray();
        return [.. jpeg[..2], .. Exif(orientation), .. jpeg[2..]];
    }

    /// <summary>An APP1 segment that says only how the camera was held.</summary>
    private static byte[] Exif(int orientation) =>
    [
        0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];
}
