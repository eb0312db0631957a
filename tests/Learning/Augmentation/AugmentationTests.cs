using SemCovNet.Learning.Augmentation;
using SemCovNet.Learning.Recipes;
using SemCovNet.Learning.Training;
using SemCovNet.Tests.Learning.Support;

namespace SemCovNet.Tests.Learning.Augmentation;

public sealed class AugmentationTests
{
    private const int Size = 48;

    [Fact]
    public void The_evaluation_view_is_the_square_as_it_is()
    {
        var square = Gradient(width: 4, height: 4);
        var pixels = new float[4 * 4 * 3];
        ImageView.Evaluation(square, pixels);
        Assert.Equal(square.Pixels.Select(value => value / 255f), pixels);
    }

    [Fact]
    public void Training_views_depend_on_seed_epoch_and_sample_alone()
    {
        Assert.Equal(View(1, 0, 5), View(1, 0, 5));
        Assert.NotEqual(View(1, 0, 5), View(2, 0, 5));
        Assert.NotEqual(View(1, 0, 5), View(1, 1, 5));
        Assert.NotEqual(View(1, 0, 5), View(1, 0, 6));
    }

    [Fact]
    public void Training_views_stay_within_the_range_of_pixels() =>
        Assert.All(Enumerable.Range(0, 50), sample => Assert.All(View(1, 0, sample), value => Assert.InRange(value, 0, 1)));

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.3)]
    public void Crops_keep_the_least_area_or_more_inside_the_image(double least)
    {
        var image = Gradient(60, 55);
        var areas = new List<double>();
        for (var sample = 0; sample < 500; sample++)
        {
            var random = RandomStream.For(3, sample);
            var window = CropWindow.Random(image, least, ref random);
            Assert.True(window.Left >= 0 && window.Top >= 0 && window.Left + window.Width <= 60 && window.Top + window.Height <= 55);
            areas.Add(window.Width * window.Height / (60.0 * 55));
        }

        // Rounding to whole pixels moves the area a little.
        Assert.InRange(areas.Min(), least - 0.02, least + 0.05);
        Assert.InRange(areas.Max(), 0.9, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Colours_are_scaled_by_the_strength_and_no_further(double strength)
    {
        var random = RandomStream.For(4);
        var greys = new List<float>();
        for (var draw = 0; draw < 200; draw++) greys.Add(Grey(strength, ref random));

        // Of one grey all over neither contrast nor saturation is left.
        Assert.InRange(greys.Min(), 0.4 * (1 - strength) - 1e-6, 0.4 * (1 - 0.9 * strength) + 1e-6);
        Assert.InRange(greys.Max(), 0.4 * (1 + 0.9 * strength) - 1e-6, 0.4 * (1 + strength) + 1e-6);
    }

    [Theory]
    [InlineData("crop_area=0.3")]
    [InlineData("colour_jitter=0.4")]
    [InlineData("quarter_turns=on")]
    public void A_recipe_says_how_differently_its_images_are_shown(string assignment)
    {
        var job = SmallTraining.Job(SmallTraining.Recipe);

        Assert.Equal(Shown(job.Recipe), Shown(job.Recipe.With("seed=1")));
        Assert.NotEqual(Shown(job.Recipe), Shown(job.Recipe.With(assignment)));

        float[] Shown(Recipe recipe) => new BatchLoader(recipe, job.Data.Train, job.Data).Training(epoch: 0, from: 0).First().Pixels;
    }

    [Fact]
    public void An_unscaled_window_is_copied_and_a_flipped_one_mirrored()
    {
        var image = Gradient(8, 6);
        var (plain, flipped) = (new float[4 * 4 * 3], new float[4 * 4 * 3]);
        Resample.Bilinear(image, new CropWindow(1, 2, 4, 4, FlipX: false, FlipY: false), 4, plain);
        Resample.Bilinear(image, new CropWindow(1, 2, 4, 4, FlipX: true, FlipY: true), 4, flipped);

        Assert.Equal(Pixel(image, 2, 3, 1) / 255f, plain[(1 * 4 + 1) * 3 + 1], 5);
        Assert.Equal(plain[(1 * 4 + 1) * 3 + 1], flipped[(2 * 4 + 2) * 3 + 1], 5);
    }

    [Fact]
    public void Numbers_are_uniform_and_orders_are_permutations()
    {
        var random = RandomStream.For(9);
        Assert.Equal(0.5, Enumerable.Range(0, 20_000).Average(_ => random.Uniform()), 2);
        Assert.Equal(Enumerable.Range(0, 100), random.Permutation(100).Order());
        Assert.NotEqual(Enumerable.Range(0, 100), random.Permutation(100));
    }

    private static float[] View(int seed, int epoch, int sample)
    {
        var random = RandomStream.For(seed, epoch, sample);
        var target = new float[Size * Size * 3];
        ImageView.Training(Gradient(60, RgbImage.ShortSide(Size)), Size, new(CropArea: 0.7, ColourJitter: 0.1, QuarterTurns: false), ref random, target);
        return target;
    }

    private static float Grey(double strength, ref RandomStream random)
    {
        var pixels = Enumerable.Repeat(0.4f, 12).ToArray();
        ColourJitter.Apply(pixels, strength, ref random);
        return pixels[0];
    }

    private static RgbImage Gradient(int width, int height)
    {
        var image = new RgbImage(width, height, new byte[width * height * 3]);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (byte)(i * 7 % 256);
        return image;
    }

    private static byte Pixel(RgbImage image, int x, int y, int channel) => image.Pixels[(y * image.Width + x) * 3 + channel];
}
