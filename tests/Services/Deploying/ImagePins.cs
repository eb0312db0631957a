using System.Text.RegularExpressions;

namespace SemCovNet.Tests.Services.Deploying;

internal static partial class ImagePins
{
    /// <summary>Whether the tag is a version, at least major and minor.</summary>
    public static bool IsPinned(string image) => Version().IsMatch(image);

    [GeneratedRegex(@"^[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?(-[a-z0-9.]+)?$")]
    private static partial Regex Version();
}
