namespace SemCovNet.Learning.Augmentation;

/// <summary>From a resized image to what the model sees.</summary>
internal static class ImageView
{
    /// <summary>A square as it is.</summary>
    /// <param name="target">size·size·3 values in 0..1: red, green, blue, red, …</param>
    public static void Evaluation(RgbImage square, Span<float> target)
    {
        for (var i = 0; i < square.Pixels.Length; i++) target[i] = square.Pixels[i] / 255f;
    }

    /// <inheritdoc cref="Evaluation"/>
    public static void Training(RgbImage image, int size, in TrainingViews views, ref RandomStream random, Span<float> target)
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
