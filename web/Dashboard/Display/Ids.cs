namespace SemCovNet.Dashboard.Display;

public static class Ids
{
    // Version 7 ids made within seconds share their beginning: the end tells them apart.
    private const int ShortLength = 8;

    public static string Short(string id) => id.Length <= ShortLength + 4 ? id : "…" + id[^ShortLength..];
}
