namespace SemCovNet.Ingestion.Generated;

/// <summary>Red, green and blue, each 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static Colour Mix(Colour from, Colour to, double share) => new(
        from.Red + ((to.Red - from.Red) * share),
        from.Green + ((to.Green - from.Green) * share),
        from.Blue + ((to.Blue - from.Blue) * share));

    public Colour Times(double factor) => new(Red * factor, Green * factor, Blue * factor);
}
