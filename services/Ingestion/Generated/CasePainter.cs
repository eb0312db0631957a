using SemCovNet.Imaging;

namespace SemCovNet.Ingestion.Generated;

/// <summary>One picture of a case: skin, lesion, descriptors, and what the device adds. Two pictures of a case differ as two photographs do.</summary>
internal static class CasePainter
{
    private static readonly Colour[] Skin = [new(0.92, 0.76, 0.68), new(0.76, 0.56, 0.44), new(0.46, 0.31, 0.23)];
    private static readonly Colour Lesion = new(0.52, 0.33, 0.22);

    /// <param name="grain">Standard deviation of the sensor's noise, 0 to 1.</param>
    public static RgbImage Paint(CaseTraits traits, int imageSize, SeededNumbers chance, double grain = 0.02)
    {
        var canvas = new Canvas(imageSize);
        var shape = new LesionShape(traits.Irregularity, chance);
        PaintSkin(canvas, Skin[(int)traits.SkinTone].Times(chance.Between(0.94, 1.04)), chance);
        PaintLesion(canvas, shape, Skin[(int)traits.SkinTone], chance);
        var patterns = new DescriptorPatterns(canvas, shape, traits.Atypia, chance);
        for (var descriptor = 0; descriptor < traits.Strengths.Count; descriptor++)
        {
            if (traits.Strengths[descriptor] > 0)
                patterns.Draw(descriptor, traits.Strengths[descriptor]);
        }
        if (traits.Device == Device.B)
            canvas.Paint(default, (x, y) => Math.Clamp((Canvas.Distance(x, y) - 0.95) * 1.6, 0, 0.8));
        return canvas.ToImage(chance, grain);
    }

    private static void PaintSkin(Canvas canvas, Colour skin, SeededNumbers chance)
    {
        var (phase, direction) = (chance.Between(0, 6), chance.Between(0, 2 * Math.PI));
        canvas.Paint((x, y) =>
        {
            var light = 1 + (0.05 * ((x * Math.Cos(direction)) + (y * Math.Sin(direction))));
            return (skin.Times(light + (0.015 * Math.Sin((9 * x) + (7 * y) + phase))), 1);
        });
    }

    private static void PaintLesion(Canvas canvas, LesionShape shape, Colour skin, SeededNumbers chance)
    {
        // Against dark skin the lesion is darker too, but the contrast is less: what is rare is also harder to see.
        var colour = Colour.Mix(Lesion, skin, 0.35).Times(chance.Between(0.82, 1.05));
        canvas.Paint((x, y) => (colour.Times(1.08 - (0.16 * (1 - Math.Min(1, shape.Reach(x, y))))), 0.9 * shape.Cover(x, y)));
    }
}
