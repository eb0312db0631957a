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
        const int side = 32;
        var file = Pictures.Png(width, height);
        var whole = ModelView.ForTraining(file, side);
        var (left, top, across, down) = ModelView.SeenAtPrediction(width, height, side);

        var cut = whole.Crop(Pixels(left, whole.Width), Pixels(top, whole.Height), Pixels(across, whole.Width), Pixels(down, whole.Height));
        Assert.Equal(ModelView.ForPrediction(file, side).Pixels, cut.Pixels);
    }

    private static int Pixels(double share, int side) => (int)Math.Round(share * side);
}
