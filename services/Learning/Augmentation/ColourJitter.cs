namespace SemCovNet.Learning.Augmentation;

/// <summary>Brightness, contrast and saturation, each scaled by 1 − strength to 1 + strength, in this order; values stay in 0..1.</summary>
internal static class ColourJitter
{
    /// <param name="pixels">Values in 0..1: red, green, blue, red, …</param>
    /// <param name="strength">0 (none) to below 1.</param>
    public static void Apply(Span<float> pixels, double strength, ref RandomStream random)
    {
        var brightness = Factor(strength, ref random);
        var contrast = Factor(strength, ref random);
        var saturation = Factor(strength, ref random);

        var mean = Math.Min(1, MeanLuminance(pixels) * brightness);
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var red = Mix(mean, Limit(pixels[i] * brightness), contrast);
            var green = Mix(mean, Limit(pixels[i + 1] * brightness), contrast);
            var blue = Mix(mean, Limit(pixels[i + 2] * brightness), contrast);
            var grey = Luminance(red, green, blue);
            pixels[i] = Mix(grey, red, saturation);
            pixels[i + 1] = Mix(grey, green, saturation);
            pixels[i + 2] = Mix(grey, blue, saturation);
        }
    }

    private static float Factor(double strength, ref RandomStream random) => (float)random.Uniform(1 - strength, 1 + strength);

    private static float MeanLuminance(ReadOnlySpan<float> pixels)
    {
        var sum = 0.0;
        for (var i = 0; i < pixels.Length; i += 3) sum += Luminance(pixels[i], pixels[i + 1], pixels[i + 2]);
        return (float)(sum / (pixels.Length / 3));
    }

    // ITU-R BT.601.
    private static float Luminance(float red, float green, float blue) => 0.299f * red + 0.587f * green + 0.114f * blue;

    private static float Mix(float from, float to, float amount) => Limit(from + (to - from) * amount);

    private static float Limit(float value) => Math.Clamp(value, 0, 1);
}
