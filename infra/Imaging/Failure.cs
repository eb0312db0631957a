using SkiaSharp;

namespace SemCovNet.Imaging;

internal static class Failure
{
    public static string Describe(SKCodecResult result, ImageFormat format) => result switch
    {
        SKCodecResult.IncompleteInput => $"the {format} file is truncated: copy or download it again",
        SKCodecResult.ErrorInInput => $"the {format} file is damaged: copy or download it again",
        _ => $"the {format} file cannot be decoded ({result}): save it anew as PNG or JPEG",
    };
}
