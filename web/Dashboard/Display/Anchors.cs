namespace SemCovNet.Dashboard.Display;

/// <summary>Places within a page.</summary>
public static class Anchors
{
    /// <summary>An address with this anchor, in the place of one that it has: addresses made of the page's own bring that along.</summary>
    public static string At(this string address, string anchor) => $"{address.Split('#')[0]}#{anchor}";
}
