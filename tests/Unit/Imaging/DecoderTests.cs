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
