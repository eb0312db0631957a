using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Training;

namespace SemCovNet.Tests.Learning.Support;

/// <summary>Images of noise in which class 1 carries a bright centre and every present descriptor a coloured corner.</summary>
public static class SyntheticData
{
    public const int Descriptors = 4;

    public static TrainingData Create(int imageSize, int train = 64, int validation = 32) => new(
        ["benign", "melanoma"],
        ["vessels", "pigmented", "ulceration", "erythema"],
        PositiveClass: 1,
        Samples(train, firstCase: 0, RgbImage.ShortSide(imageSize) + 4, RgbImage.ShortSide(imageSize)),
        Samples(validation, firstCase: train, imageSize, imageSize));

    private static SampleSet Samples(int count, int firstCase, int width, int height)
    {
        var samples = Enumerable.Range(firstCase, count).Select(Sample).ToArray();
        return new(samples, row => Paint(samples[row], firstCase + row, width, height));
    }

    private static Sample Sample(int index)
    {
        var random = RandomStream.For(7, index);
        var scores = Enumerable.Range(0, Descriptors).Select(k => random.Uniform() < 0.2 ? float.NaN : random.Uniform() < 0.6 - 0.12 * k ? 1f : 0f);
        return new($"case-{index}", index % 2, [.. scores], index % 3 == 0 ? "light" : "dark");
    }

    private static RgbImage Paint(Sample sample, int index, int width, int side)
    {
        var random = RandomStream.For(11, index);
        var image = new RgbImage(width, side, new byte[width * side * 3]);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (byte)random.Below(140);
        if (sample.Class == 1) Square(image, side / 3, side / 3, side / 3, channel: 0);
        for (var k = 0; k < Descriptors; k++)
            if (sample.Descriptors[k] > 0.5f) Square(image, k % 2 * side * 3 / 4, k / 2 * side * 3 / 4, side / 4, channel: 1 + k % 2);
        return image;
    }

    private static void Square(RgbImage image, int left, int top, int side, int channel)
    {
        for (var y = top; y < top + side; y++)
            for (var x = left; x < left + side; x++)
                image.Pixels[(y * image.Width + x) * 3 + channel] = 240;
    }
}
