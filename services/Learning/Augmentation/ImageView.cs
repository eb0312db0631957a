namespace SemCovNet.Learning.Augmentation;

/// <summary>From a resized image to the square that the model sees.</summary>
public static class ImageView
{
    /// <summary>The evaluation view: the centre crop, unscaled, values pixel/255; an odd remainder goes right and below.</summary>
    /// <returns>3·size·size values: the red plane, the green plane, the blue plane, as the ONNX model's <c>image</c> wants them.</returns>
    public static float[] Evaluation(RgbImage image, int size)
    {
        var planes = new float[3 * size * size];
        var window = CropWindow.Centre(image, size);
        for (var i = 0; i < planes.Length; i++)
        {
            var (channel, y, x) = (i / (size * size), i / size % size, i % size);
            planes[i] = image.Pixels[((window.Top + y) * image.Width + window.Left + x) * 3 + channel] / 255f;
        }
        return planes;
    }

    /// <param name="target">size·size·3 values in 0..1: red, green, blue, red, …</param>
    internal static void Evaluation(RgbImage image, int size, Span<float> target)
    {
        var window = CropWindow.Centre(image, size);
        for (var y = 0; y < size; y++)
        {
            var row = image.Pixels.AsSpan(((window.Top + y) * image.Width + window.Left) * 3, size * 3);
            for (var i = 0; i < row.Length; i++) target[y * size * 3 + i] = row[i] / 255f;
        }
    }

    /// <inheritdoc cref="Evaluation(RgbImage, int, Span{float})"/>
    internal static void Training(RgbImage image, int size, in TrainingViews views, ref RandomStream random, Span<float> target)
    {
        Resample.Bilinear(image, CropWindow.Random(image, views.CropArea, ref random), size, target);
        if (views.QuarterTurns && random.Uniform() < 0.5) Transpose(target, size);
        ColourJitter.Apply(target, views.ColourJitter, ref random);
    }

    private static void Transpose(Span<float> pixels, int size)
    {
        for (var y = 0; y < size; y++)
        {
            for (var x = y + 1; x < size; x++)
            {
                var (above, below) = ((y * size + x) * 3, (x * size + y) * 3);
                for (var channel = 0; channel < 3; channel++)
                    (pixels[above + channel], pixels[below + channel]) = (pixels[below + channel], pixels[above + channel]);
            }
        }
    }
}
