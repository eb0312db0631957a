using SemCovNet.Contracts;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Imaging;

namespace SemCovNet.Tests.Browser.Seeding;

/// <summary>Two dozen small drawn lesions: enough to list, to correct, and to upload descriptors for.</summary>
public static class SeededImages
{
    private const int Count = 26;
    private const int Width = 120;
    private const int Height = 90;

    public static IReadOnlyList<byte[]> Files { get; } = [.. Enumerable.Range(1, Count).Select(number => Draw(number).ToPng())];

    /// <summary>ISIC_1 to ISIC_26: every fifth a melanoma, from the thirteenth on for testing.</summary>
    public static IReadOnlyList<ImageRow> Rows { get; } = [.. Enumerable.Range(1, Count).Select(Row)];

    /// <summary>Hair was seen on the first two alone; the others carry one descriptor that is yes or no, and two that lie between.</summary>
    public static IReadOnlyList<AnnotatedImage> Values(double hairOfSecond) =>
        [.. Rows.Select((row, index) => new AnnotatedImage(row.Image, [.. SeededDataset.Vocabulary.Select(descriptor => Value(descriptor.Name, index, hairOfSecond))]))];

    /// <summary>Two annotators who saw the same dozen, and agree but for a few.</summary>
    public static IReadOnlyList<AnnotatorRatings> Ratings { get; } = [RatingsOf("dr.okafor", 0), RatingsOf("maria", 0.1)];

    private static ImageRow Row(int number) => new(
        $"ISIC_{number}", $"case of ISIC_{number}", number % 5 == 0 ? 1 : 0, number < 13 ? Split.Train : Split.Test, Digest.Of(Files[number - 1]), Width, Height,
        new Dictionary<string, string> { ["site"] = SeededDataset.Sites[number % 3] }, []);

    private static double? Value(string descriptor, int index, double hairOfSecond) => (descriptor, index) switch
    {
        ("hair", 0) => 0.3,
        ("hair", 1) => hairOfSecond,
        ("ulceration_crust", >= 2) => index % 4 == 0 ? 1 : 0,
        ("pigmented", >= 2) => index % 11 / 10.0,
        ("erythema", >= 6) => index % 7 / 10.0,
        _ => null,
    };

    private static AnnotatorRatings RatingsOf(string annotator, double shift) => new(
        annotator, ["ulceration_crust", "pigmented"],
        [.. Rows.Skip(2).Take(12).Select((row, index) => new AnnotatedImage(row.Image, [index % (shift > 0 ? 3 : 4) == 0 ? 1 : 0, Math.Min(1, (index % 10 / 10.0) + shift)]))]);

    private static RgbImage Draw(int number)
    {
        var image = new RgbImage(Width, Height, new byte[Width * Height * 3]);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (dx, dy) = ((x - (Width / 2.0)) / (18 + (number % 7 * 3)), (y - (Height / 2.0)) / (14 + (number % 5 * 3)));
                var inside = (dx * dx) + (dy * dy) < 1;
                var at = image.Offset(x, y);
                (image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]) = inside ? ((byte)(90 + (number * 5)), (byte)60, (byte)50) : ((byte)226, (byte)188, (byte)168);
            }
        }
        return image;
    }
}
