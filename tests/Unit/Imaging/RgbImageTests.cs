using SemCovNet.Imaging;

namespace SemCovNet.Tests.Unit.Imaging;

public sealed class RgbImageTests
{
    [Fact]
    public void A_centre_crop_is_the_middle_square()
    {
        var picture = Pictures.Gradient(10, 6);
        var crop = picture.CentreCrop(4);
        Assert.Equal((4, 4), (crop.Width, crop.Height));
        Assert.Equal(picture.Pixels[picture.Offset(3, 1)], crop.Pixels[0]);
    }

    [Fact]
    public void A_square_larger_than_the_picture_is_refused() =>
        Assert.StartsWith(
            "A square of 7 pixels does not fit into 10 × 6.",
            Assert.Throws<ArgumentOutOfRangeException>(() => Pictures.Gradient(10, 6).CentreCrop(7)).Message);

    [Fact]
    public void A_flat_picture_stays_flat_at_any_size()
    {
        var flat = new RgbImage(33, 21, [.. Enumerable.Repeat((byte)93, 33 * 21 * 3)]);
        Assert.All(Resampler.Resize(flat, 7, 50).Pixels, value => Assert.Equal(93, value));
    }

    // On the way there are 65,536 rows of 21,846 pixels, three values each: wrapped around, that number was 131,072.
    [Fact]
    public void Rows_that_no_array_holds_are_refused() =>
        Assert.Throws<OverflowException>(() => Resampler.Resize(new(1, 65_536, new byte[65_536 * 3]), 21_846, 2));

    [Fact]
    public void Shrinking_averages_and_does_not_alias()
    {
        // A fine chequerboard has the mean 127.5 everywhere; picking single pixels would give 0 or 255.
        var board = new RgbImage(64, 64, new byte[64 * 64 * 3]);
        for (var pixel = 0; pixel < 64 * 64; pixel++)
            board.Pixels.AsSpan(pixel * 3, 3).Fill((pixel + (pixel / 64)) % 2 == 0 ? byte.MaxValue : byte.MinValue);
        Assert.All(Resampler.Resize(board, 8, 8).Pixels, value => Assert.InRange(value, 120, 135));
    }
}
