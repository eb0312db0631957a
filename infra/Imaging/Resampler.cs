namespace SemCovNet.Imaging;

/// <summary>
/// Resizing by a triangle filter that widens as the picture shrinks, so that nothing aliases: one axis after the other, in
/// single precision, with the same result on every machine.
/// </summary>
public static class Resampler
{
    /// <param name="width">Times the larger of both heights, at most 536 million: see <see cref="ImageLimits"/>.</param>
    public static RgbImage Resize(RgbImage image, int width, int height)
    {
        if (width == image.Width && height == image.Height)
            return image;
        var across = Weights(image.Width, width);
        var down = Weights(image.Height, height);
        var rows = ResizeRows(image, across);
        var resized = new RgbImage(width, height, new byte[checked(width * height * 3)]);
        for (var y = 0; y < height; y++)
            MixRows(rows, width * 3, down[y], resized.Pixels.AsSpan(resized.Offset(0, y), width * 3));
        return resized;
    }

    /// <returns>Every row of the picture at its new width: image.Height × across.Length × 3.</returns>
    private static float[] ResizeRows(RgbImage image, Taps[] across)
    {
        var rows = new float[checked(image.Height * across.Length * 3)];
        var to = 0;
        for (var y = 0; y < image.Height; y++)
        {
            foreach (var taps in across)
            {
                var from = image.Offset(taps.First, y);
                float red = 0, green = 0, blue = 0;
                foreach (var weight in taps.Weights)
                {
                    red += weight * image.Pixels[from];
                    green += weight * image.Pixels[from + 1];
                    blue += weight * image.Pixels[from + 2];
                    from += 3;
                }
                (rows[to], rows[to + 1], rows[to + 2]) = (red, green, blue);
                to += 3;
            }
        }
        return rows;
    }

    private static void MixRows(float[] rows, int stride, Taps taps, Span<byte> target)
    {
        for (var column = 0; column < stride; column++)
        {
            var sum = 0.5f;
            var from = (taps.First * stride) + column;
            foreach (var weight in taps.Weights)
            {
                sum += weight * rows[from];
                from += stride;
            }
            target[column] = (byte)Math.Clamp(sum, 0f, 255f);
        }
    }

    private static Taps[] Weights(int from, int to)
    {
        var scale = (double)from / to;
        var reach = Math.Max(1, scale);
        var taps = new Taps[to];
        for (var target = 0; target < to; target++)
        {
            var centre = (target + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - reach + 0.5));
            var last = Math.Min(from, (int)(centre + reach + 0.5));
            var weights = Enumerable.Range(first, last - first)
                .Select(source => Math.Max(0, 1 - (Math.Abs(source + 0.5 - centre) / reach)))
                .ToArray();
            var sum = weights.Sum();
            taps[target] = new(first, [.. weights.Select(weight => (float)(weight / sum))]);
        }
        return taps;
    }

    /// <param name="First">The first source pixel that counts.</param>
    /// <param name="Weights">Of it and those after it; they sum to 1.</param>
    private readonly record struct Taps(int First, float[] Weights);
}
