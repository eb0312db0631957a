namespace SemCovNet.Training;

/// <summary>How pools of trainers are named.</summary>
internal static class PoolName
{
    public const string Rule = "1 to 40 lower-case letters, digits and dashes";

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 40 && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
