using SemCovNet.Imaging;

namespace SemCovNet.Tests.Unit.Imaging;

public sealed class ModelViewTests
{
    [Theory]
    [InlineData(120, 90)]
    [InlineData(90, 120)]
    [InlineData(64, 64)]
    public void The_square_that_is_said_to_be_seen_is_the_one_that_is_cut_out(int width, int height)
    {
        var view = new ModelView(ImageSize: 32, Whole: false);
        var file = Pictures.Png(width, height);
        var whole = view.ForTraining(file);
        var (left, top, across, down) = view.SeenAtPrediction(width, height);

        var cut = whole.Crop(Pixels(left, whole.Width), Pixels(top, whole.Height), Pixels(across, whole.Width), Pixels(down, whole.Height));
        Assert.Equal(view.ForPrediction(file).Pixels, cut.Pixels);
    }

    [Theory]
    [InlineData(120, 90)]
    [InlineData(90, 120)]
    [InlineData(20, 64)]
    public void The_whole_picture_is_pressed_into_the_square(int width, int height)
    {
        var view = new ModelView(ImageSize: 32, Whole: true);
        var file = Pictures.Png(width, height);

        var square = view.ForPrediction(file);
        Assert.Equal(Resampler.Resize(ImageDecoder.Decode(file), 32, 32).Pixels, square.Pixels);
        Assert.Equal((32, 32, (0.0, 0.0, 1.0, 1.0)), (square.Width, square.Height, view.SeenAtPrediction(width, height)));
        Assert.Equal(new ModelView(32, Whole: false).ForTraining(file).Pixels, view.ForTraining(file).Pixels);
    }

    private static int Pixels(double share, int side) => (int)Math.Round(share * side);
}
