namespace SemCovNet.Imaging;

/// <summary>What a model is shown of a file. Training crops and turns its view; prediction shows the middle of the picture, or all of it.</summary>
/// <param name="ImageSize">Side of the square the model sees, in pixels.</param>
/// <param name="Whole">Whether prediction presses the whole picture into that square, whatever its proportions, instead of cutting out the middle.</param>
public sealed record ModelView(int ImageSize, bool Whole)
{
    /// <summary>The picture with its short side 8/7 of the model's image size: room for crops.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, truncated or damaged.</exception>
    public RgbImage ForTraining(ReadOnlyMemory<byte> file) => ImageDecoder.DecodeShortSide(file, ShortSide);

    /// <summary>The square of <see cref="ImageSize"/> pixels a side.</summary>
    /// <exception cref="InvalidImageException">Not an image, too large, truncated or damaged.</exception>
    public RgbImage ForPrediction(ReadOnlyMemory<byte> file) => Whole ? ImageDecoder.DecodeSquare(file, ImageSize) : ForTraining(file).CentreCrop(ImageSize);

    /// <summary>Which part of a picture the view for prediction shows, as shares of its width and height.</summary>
    public (double Left, double Top, double Width, double Height) SeenAtPrediction(int width, int height)
    {
        if (Whole)
            return (0, 0, 1, 1);
        var (across, down) = ImageDecoder.Proportioned(width, height, ShortSide);
        return ((across - ImageSize) / 2 / (double)across, (down - ImageSize) / 2 / (double)down, ImageSize / (double)across, ImageSize / (double)down);
    }

    private int ShortSide => (int)Math.Round(ImageSize * 8 / 7.0);
}
