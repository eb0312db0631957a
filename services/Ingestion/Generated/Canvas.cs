using SemCovNet.Imaging;

namespace SemCovNet.Ingestion.Generated;

/// <summary>A square picture being painted; coordinates run from -1 to 1 from its middle, whatever its size in pixels.</summary>
internal sealed class Canvas(int size)
{
    private readonly Colour[] pixels = new Colour[size * size];

    /// <summary>The width of one pixel.</summary>
    public double Pixel => 2.0 / size;

    /// <summary>Paints every pixel over with a colour, as far as its cover (0 to 1) there says.</summary>
    public void Paint(Func<double, double, (Colour Colour, double Cover)> brush) => Paint(Box.Whole, brush);

    public void Paint(Colour colour, Func<double, double, double> cover) => Paint((x, y) => (colour, cover(x, y)));

    /// <summary>A line of even width with soft edges; <paramref name="strength"/> is its opacity.</summary>
    public void Line(Colour colour, double strength, double width, double x0, double y0, double x1, double y1)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var length = Math.Max(1e-9, (dx * dx) + (dy * dy));
        Paint(Box.Around(x0, y0, x1, y1, (width / 2) + Pixel), (x, y) =>
        {
            var along = Math.Clamp((((x - x0) * dx) + ((y - y0) * dy)) / length, 0, 1);
            return (colour, strength * Edge(Distance(x - x0 - (along * dx), y - y0 - (along * dy)) - (width / 2)));
        });
    }

    public void Disc(Colour colour, double strength, double radius, double x0, double y0) =>
        Paint(Box.Around(x0, y0, x0, y0, radius + Pixel), (x, y) => (colour, strength * Edge(Distance(x - x0, y - y0) - radius)));

    private void Paint(Box box, Func<double, double, (Colour Colour, double Cover)> brush)
    {
        for (var row = Index(box.Top); row <= Index(box.Bottom); row++)
        {
            for (var column = Index(box.Left); column <= Index(box.Right); column++)
            {
                var (colour, cover) = brush(((column + 0.5) * Pixel) - 1, ((row + 0.5) * Pixel) - 1);
                ref var pixel = ref pixels[(row * size) + column];
                pixel = Colour.Mix(pixel, colour, Math.Clamp(cover, 0, 1));
            }
        }
    }

    private int Index(double position) => Math.Clamp((int)Math.Floor((position + 1) / Pixel), 0, size - 1);

    public RgbImage ToImage(SeededNumbers grain, double noise)
    {
        var image = new RgbImage(size, size, new byte[size * size * 3]);
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            var speckle = noise * grain.Normal();
            image.Pixels[pixel * 3] = Byte(pixels[pixel].Red + speckle);
            image.Pixels[(pixel * 3) + 1] = Byte(pixels[pixel].Green + speckle);
            image.Pixels[(pixel * 3) + 2] = Byte(pixels[pixel].Blue + speckle);
        }
        return image;
    }

    public static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    /// <summary>1 well inside (negative distance), 0 well outside, over the width of two pixels.</summary>
    private double Edge(double outside) => Math.Clamp(0.5 - (outside / (2 * Pixel)), 0, 1);

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value * 255), 0, 255);

    /// <summary>The part of the picture that a brush can reach.</summary>
    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Whole => new(-1, -1, 1, 1);

        public static Box Around(double x0, double y0, double x1, double y1, double margin) =>
            new(Math.Min(x0, x1) - margin, Math.Min(y0, y1) - margin, Math.Max(x0, x1) + margin, Math.Max(y0, y1) + margin);
    }
}
