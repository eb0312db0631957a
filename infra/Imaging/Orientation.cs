using SkiaSharp;

namespace SemCovNet.Imaging;

/// <summary>Turns pixels the way the camera was held (EXIF orientation 1 to 8).</summary>
internal static class Orientation
{
    /// <summary>Whether the picture as seen has width and height exchanged.</summary>
    public static bool Swaps(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;

    public static RgbImage Apply(RgbImage stored, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft)
            return stored;
        var (width, height) = Swaps(origin) ? (stored.Height, stored.Width) : (stored.Width, stored.Height);
        var seen = new RgbImage(width, height, new byte[stored.Pixels.Length]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (fromX, fromY) = Source(origin, x, y, stored.Width - 1, stored.Height - 1);
                stored.Pixels.AsSpan(stored.Offset(fromX, fromY), 3).CopyTo(seen.Pixels.AsSpan(seen.Offset(x, y), 3));
            }
        }
        return seen;
    }

    /// <summary>Where the stored picture holds what is seen at (x, y); right and bottom are its last column and row.</summary>
    private static (int X, int Y) Source(SKEncodedOrigin origin, int x, int y, int right, int bottom) => origin switch
    {
        SKEncodedOrigin.TopRight => (right - x, y),
        SKEncodedOrigin.BottomRight => (right - x, bottom - y),
        SKEncodedOrigin.BottomLeft => (x, bottom - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (y, bottom - x),
        SKEncodedOrigin.RightBottom => (right - y, bottom - x),
        SKEncodedOrigin.LeftBottom => (right - y, x),
        _ => (x, y),
    };
}
