namespace SemCovNet.Imaging;

/// <summary>What an image may ask for before anything of it is decoded: a file of 48 KB can hold 400 MB of pixels.</summary>
/// <param name="MostPixels">Width × height; 100 megapixels by default.</param>
public sealed record ImageLimits(long MostPixels = 100_000_000)
{
    public static ImageLimits Default { get; } = new();
}
