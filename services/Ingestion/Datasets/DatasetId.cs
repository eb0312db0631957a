namespace SemCovNet.Ingestion.Datasets;

/// <summary>The name a dataset goes by in streams, addresses and commands.</summary>
public static class DatasetId
{
    private const int LongestName = 64;

    /// <exception cref="ArgumentException">The name breaks the rule that the message states.</exception>
    public static string Of(string name) =>
        name.Length is > 0 and <= LongestName && name.All(IsAllowed) && name[0] != '-' && name[^1] != '-'
            ? name
            : throw new ArgumentException(
                $"\"{name}\" cannot name a dataset: use 1 to {LongestName} lower-case letters (a to z), digits and dashes, with no dash at either end, "
                + "for instance milk10k-dermoscopic.");

    private static bool IsAllowed(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-';
}
