namespace SemCovNet.Learning.Augmentation;

/// <summary>Bilinear resampling of a crop window to a square, with pixel centres at halves.</summary>
internal static class Resample
{
    /// <param name="target">size·size·3 values in 0..1, row by row, red, green, blue.</param>
    public static void Bilinear(RgbImage image, CropWindow window, int size, Span<float> target)
    {
        Span<Tap> columns = stackalloc Tap[size];
        for (var x = 0; x < size; x++) columns[x] = Tap.At(x, size, window.Left, window.Width, window.FlipX);

        for (var y = 0; y < size; y++)
        {
            var row = Tap.At(y, size, window.Top, window.Height, window.FlipY);
            var upper = image.Pixels.AsSpan(row.First * image.Width * 3, image.Width * 3);
            var lower = image.Pixels.AsSpan(row.Second * image.Width * 3, image.Width * 3);
            Row(upper, lower, row.Weight, columns, target.Slice(y * size * 3, size * 3));
        }
    }

    private static void Row(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, float weight, ReadOnlySpan<Tap> columns, Span<float> target)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var (left, right, blend) = (columns[x].First * 3, columns[x].Second * 3, columns[x].Weight);
            for (var channel = 0; channel < 3; channel++)
            {
                var above = upper[left + channel] + blend * (upper[right + channel] - upper[left + channel]);
                var below = lower[left + channel] + blend * (lower[right + channel] - lower[left + channel]);
                target[x * 3 + channel] = (above + weight * (below - above)) * (1 / 255f);
            }
        }
    }

    /// <summary>Two neighbouring source positions and how much of the second one to take.</summary>
    private readonly record struct Tap(int First, int Second, float Weight)
    {
        public static Tap At(int index, int size, int start, int length, bool flipped)
        {
            var from = flipped ? size - 1 - index : index;
            var position = Math.Clamp((from + 0.5f) * length / size - 0.5f, 0, length - 1);
            var first = (int)position;
            return new(start + first, start + Math.Min(first + 1, length - 1), position - first);
        }
    }
}
