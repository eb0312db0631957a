namespace SemCovNet.Imaging;

/// <summary>What an image file says of itself before it is decoded.</summary>
/// <param name="Width">Pixels, as the picture is seen: the camera's orientation (EXIF) is applied.</param>
/// <param name="Height">Pixels, as the picture is seen.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height)
{
    /// <exception cref="InvalidImageException">Not an image, an unknown format, or more pixels than allowed.</exception>
    public static ImageHeader Read(ReadOnlyMemory<byte> file, ImageLimits? limits = null)
    {
        using var source = ImageSource.Open(file, limits ?? ImageLimits.Default);
        return source.Header;
    }
}
