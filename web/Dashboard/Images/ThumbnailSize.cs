namespace SemCovNet.Dashboard.Images;

/// <summary>Short sides that pictures are made with, in pixels: a free choice would fill the cache with all of them.</summary>
public static class ThumbnailSize
{
    public const int Small = 160;
    public const int Large = 640;
}
