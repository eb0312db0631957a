using SemCovNet.Imaging;

namespace SemCovNet.Tests.Unit.Imaging;

public sealed class HeaderTests
{
    [Fact]
    public void A_header_tells_format_and_size() =>
        Assert.Equal(new ImageHeader(ImageFormat.Png, 16, 12), ImageHeader.Read(Pictures.Png()));

    [Fact]
    public void The_size_is_that_of_the_picture_as_it_is_seen() =>
        Assert.Equal(new ImageHeader(ImageFormat.Jpeg, 12, 16), ImageHeader.Read(Pictures.Jpeg(16, 12, orientation: 6)));

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused([], "the file is empty");

    [Fact]
    public void What_does_not_begin_like_an_image_is_refused() =>
        AssertRefused("<svg onload=alert(1)>"u8.ToArray(), "it does not begin like a JPEG, PNG, WebP, BMP or GIF file");

    [Fact]
    public void A_bare_signature_is_refused() =>
        AssertRefused(Pictures.Png()[..8], "the Png file is damaged: copy or download it again");

    [Fact]
    public void More_pixels_than_allowed_are_refused_before_any_is_decoded() =>
        AssertRefused(Pictures.Png(20, 20), "it has 20 × 20 pixels, more than the 399 allowed: scale it down first", new ImageLimits(399));

    private static void AssertRefused(byte[] file, string reason, ImageLimits? limits = null) =>
        Assert.Equal(reason, Assert.Throws<InvalidImageException>(() => ImageHeader.Read(file, limits)).Message);
}
