namespace SemCovNet.Imaging;

/// <summary>What a model of an image size is shown of a file. Training crops and turns its view; prediction takes the middle.</summary>
public static class ModelView
{
    /// <summary>The picture with its short side 8/7 of the model's image size: room for crops.</summary>
    /// <param name="imageSize">Side of the square the model sees, in pixels.</param>
    /// <exception cref="InvalidImageException">Not an image, too large, truncated or damaged.</exception>
    public static RgbImage ForTraining(ReadOnlyMemory<byte> file, int imageSize) =>
        ImageDecoder.DecodeShortSide(file, ShortSide(imageSize));

    /// <summary>The middle square of that, <paramref name="imageSize"/> pixels wide.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, truncated or damaged.</exception>
    public static RgbImage ForPrediction(ReadOnlyMemory<byte> file, int imageSize) => ForTraining(file, imageSize).CentreCrop(imageSize);

    /// <summary>Which part of a picture the view for prediction shows, as shares of its width and height.</summary>
    public static (double Left, double Top, double Width, double Height) SeenAtPrediction(int width, int height, int imageSize)
    {
        var (across, down) = ImageDecoder.Proportioned(width, height, ShortSide(imageSize));
        return ((across - imageSize) / 2 / (double)across, (down - imageSize) / 2 / (double)down, imageSize / (double)across, imageSize / (double)down);
    }

    /// <summary>Colour by colour, 0 to 1: (3, H, W).</summary>
    /// <param name="planes">3 × Height × Width values.</param>
    public static void WritePlanes(this RgbImage image, Span<float> planes)
    {
        var plane = image.Width * image.Height;
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var colour = 0; colour < 3; colour++)
                planes[(colour * plane) + pixel] = image.Pixels[(pixel * 3) + colour] / 255f;
        }
    }

    private static int ShortSide(int imageSize) => (int)Math.Round(imageSize * 8 / 7.0);
}
