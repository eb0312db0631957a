using SkiaSharp;

namespace SemCovNet.Imaging;

/// <summary>An image file opened for decoding, its header read and its size within the limits.</summary>
internal sealed class ImageSource : IDisposable
{
    private readonly SKData data;

    private ImageSource(SKData data, SKCodec codec, ImageFormat format, ImageLimits limits)
    {
        this.data = data;
        Codec = codec;
        Limits = limits;
        var (width, height) = Orientation.Swaps(codec.EncodedOrigin)
            ? (codec.Info.Height, codec.Info.Width)
            : (codec.Info.Width, codec.Info.Height);
        Header = new(format, width, height);
    }

    public SKCodec Codec { get; }

    public ImageHeader Header { get; }

    public ImageLimits Limits { get; }

    public static ImageSource Open(ReadOnlyMemory<byte> file, ImageLimits limits)
    {
        if (file.IsEmpty)
            throw new InvalidImageException("the file is empty");
        var format = ImageFormats.Sniff(file.Span)
            ?? throw new InvalidImageException("it does not begin like a JPEG, PNG, WebP, BMP or GIF file");
        var data = SKData.CreateCopy(file.Span);
        var codec = SKCodec.Create(data);
        if (codec is null)
        {
            data.Dispose();
            throw new InvalidImageException(Failure.Describe(SKCodecResult.ErrorInInput, format));
        }
        var source = new ImageSource(data, codec, format, limits);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height <= limits.MostPixels)
            return source;
        source.Dispose();
        throw new InvalidImageException($"it has {width} × {height} pixels, more than the {limits.MostPixels} allowed: scale it down first");
    }

    public void Dispose()
    {
        Codec.Dispose();
        data.Dispose();
    }
}
