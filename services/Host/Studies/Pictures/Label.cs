namespace SemCovNet.Cli.Studies.Pictures;

internal static class Label
{
    /// <summary>Cut where it would run into its neighbour.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
