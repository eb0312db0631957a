using SemCovNet.Imaging;
using SemCovNet.Learning.Training;
using SkiaSharp;
using RgbImage = SemCovNet.Learning.Augmentation.RgbImage;

namespace SemCovNet.Cli.Benchmarks;

/// <summary>Training data to measure with: JPEG files of 600 x 450 pixels in memory, drawn from a seed.</summary>
internal sealed class BenchPictures
{
    private const int Files = 32;
    private readonly List<byte[]> files = [.. Enumerable.Range(0, Files).Select(Draw)];

    /// <summary>Each picture is decoded whenever it is shown, as in a training's first epoch.</summary>
    public TrainingData Decoding(int imageSize, int train) => Data(train, row => Decode(row, imageSize));

    /// <summary>Each picture lies decoded, as from a training's second epoch on.</summary>
    public TrainingData Decoded(int imageSize, int train)
    {
        var pictures = Enumerable.Range(0, Files).Select(row => Decode(row, imageSize)).ToList();
        return Data(train, row => pictures[row % Files]);
    }

    private RgbImage Decode(int row, int imageSize)
    {
        var view = ModelView.ForTraining(files[row % Files], imageSize);
        return new(view.Width, view.Height, view.Pixels);
    }

    private static TrainingData Data(int train, Func<int, RgbImage> load) =>
        new(["benign", "malignant"], ["vessels", "pigmented"], 1, new(Samples(train), load), new(Samples(4), load));

    private static List<Sample> Samples(int count) =>
        [.. Enumerable.Range(0, count).Select(row => new Sample($"case-{row}", row % 2, [row % 3 == 0 ? 1 : 0, row % 5 == 0 ? 1 : 0], row % 4 == 0 ? "light" : "dark"))];

    private static byte[] Draw(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(600, 450);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(224, 172, 150));
            for (var spot = 0; spot < 400; spot++)
            {
                using var paint = new SKPaint { Color = new SKColor((uint)random.NextInt64(0x40000000, 0xFFFFFFFF)) };
                canvas.DrawCircle(random.Next(600), random.Next(450), random.Next(2, 40), paint);
            }
        }
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return encoded.ToArray();
    }
}
