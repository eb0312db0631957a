namespace SemCovNet.ReadModels;

/// <summary>Text to look for with <c>like … escape '\'</c>, in which nothing is a wildcard.</summary>
internal static class LikePattern
{
    public static string Anywhere(string text) => $"%{Literal(text)}%";

    public static string Beginning(string text) => $"{Literal(text)}%";

    public static string End(string text) => $"%{Literal(text)}";

    private static string Literal(string text) => text.ToLowerInvariant().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
}
