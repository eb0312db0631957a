using SemCovNet.Imaging;

namespace SemCovNet.Tests.Unit.Imaging;

public sealed class DecoderTests
{
    [Fact]
    public void A_png_comes_back_pixel_for_pixel()
    {
        var picture = Pictures.Gradient(31, 17);
        Assert.Equal(picture.Pixels, ImageDecoder.Decode(picture.ToPng()).Pixels);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_truncated_jpeg_is_refused(double share)
    {
        var whole = Pictures.Jpeg(640, 480);
        var refused = Assert.Throws<InvalidImageException>(() => ImageDecoder.Check(whole.AsMemory(0, (int)(whole.Length * share))));
        Assert.Equal("the Jpeg file is truncated: copy or download it again", refused.Message);
    }

    [Fact]
    public void A_truncated_png_is_refused()
    {
        var whole = Pictures.Png(64, 48);
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Check(whole.AsMemory(0, whole.Length / 2)));
    }

    [Theory]
    [InlineData(640, 480, 128, 171, 128)]
    [InlineData(480, 640, 128, 128, 171)]
    [InlineData(299, 224, 224, 299, 224)]
    [InlineData(20, 10, 50, 100, 50)]
    [InlineData(1000, 3, 3, 1000, 3)]
    public void The_short_side_becomes_exactly_what_was_asked(int width, int height, int shortSide, int newWidth, int newHeight)
    {
        var decoded = ImageDecoder.DecodeShortSide(Pictures.Jpeg(width, height), shortSide);
        Assert.Equal((newWidth, newHeight), (decoded.Width, decoded.Height));
    }

    // A strip one pixel wide came through the import and stopped every training of its dataset: the number of its bytes, scaled up, wrapped around to below zero.
    [Theory]
    [InlineData(1, 65_500, "it has 1 × 65500 pixels, so narrow that scaling it to 128 × 8384000 takes more than the 100000000 pixels allowed: cut out what it is to show")]
    [InlineData(65_500, 1, "it has 65500 × 1 pixels, so narrow that scaling it to 8384000 × 128 takes more than the 100000000 pixels allowed: cut out what it is to show")]
    public void A_strip_that_outgrows_the_memory_when_its_short_side_is_scaled_up_is_refused(int width, int height, string reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidImageException>(() => ImageDecoder.DecodeShortSide(Pictures.Png(width, height), 128)).Message);

    [Fact]
    public void A_strip_that_outgrows_the_memory_on_the_way_to_a_square_is_refused() =>
        Assert.Equal(
            "it has 10 × 1000 pixels, so narrow that scaling it to 200 × 200 takes more than the 100000 pixels allowed: cut out what it is to show",
            Assert.Throws<InvalidImageException>(() => ImageDecoder.DecodeSquare(Pictures.Png(10, 1000), 200, new ImageLimits(100_000))).Message);

    [Theory]
    [InlineData(1, 51)]
    [InlineData(501, 10)]
    public void A_strip_is_refused_when_pictures_are_taken_in(int width, int height) =>
        Assert.Equal(
            $"it has {width} × {height} pixels, and one side may be 50 times the other at most: cut out what it is to show",
            Assert.Throws<InvalidImageException>(() => ImageDecoder.Check(Pictures.Png(width, height))).Message);

    [Fact]
    public void A_picture_at_the_limit_of_proportions_is_taken_in() =>
        Assert.Equal(new ImageHeader(ImageFormat.Png, 500, 10), ImageDecoder.Check(Pictures.Png(500, 10)));

    [Fact]
    public void More_pixels_than_one_array_holds_cannot_be_allowed() =>
        Assert.StartsWith("No picture can have more than ", Assert.Throws<ArgumentOutOfRangeException>(() => new ImageLimits(1_000_000_000)).Message);

    [Fact]
    public void A_scaled_jpeg_looks_like_the_whole_one_scaled()
    {
        var scaled = ImageDecoder.DecodeShortSide(Pictures.Jpeg(640, 480), 60);
        var expected = Pictures.Gradient(80, 60);
        Assert.All(scaled.Pixels.Zip(expected.Pixels), pair => Assert.InRange(pair.First - pair.Second, -6, 6));
    }

    [Fact]
    public void The_camera_s_orientation_is_honoured()
    {
        // Orientation 6: the stored left column is the top row as seen, so red (which grows to the right) grows downwards.
        var seen = ImageDecoder.Decode(Pictures.Jpeg(64, 48, orientation: 6));
        Assert.Equal((48, 64), (seen.Width, seen.Height));
        Assert.True(seen.Pixels[seen.Offset(24, 60)] > seen.Pixels[seen.Offset(24, 3)] + 150);
        Assert.True(seen.Pixels[seen.Offset(3, 30) + 1] > seen.Pixels[seen.Offset(44, 30) + 1] + 150);
    }

    [Fact]
    public void The_same_bytes_give_the_same_pixels()
    {
        var file = Pictures.Jpeg(300, 200);
        Assert.Equal(ImageDecoder.DecodeShortSide(file, 77).Pixels, ImageDecoder.DecodeShortSide(file, 77).Pixels);
    }
}
