using System.Globalization;

namespace SemCovNet.Ingestion.Splitting;

/// <summary>How many of a hundred cases go to each split.</summary>
/// <remarks>Each is 1 or more, and they sum to 100.</remarks>
public sealed record SplitShares
{
    private SplitShares(int train, int validation, int test) => (Train, Validation, Test) = (train, validation, test);

    public static SplitShares Usual { get; } = new(60, 20, 20);

    public int Train { get; }
    public int Validation { get; }
    public int Test { get; }

    /// <param name="text">Three whole numbers, for instance 70/10/20.</param>
    /// <exception cref="FormatException">They are not three, one is below 1, or they do not sum to 100.</exception>
    public static SplitShares Parse(string text)
    {
        var parts = text.Split('/');
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        return numbers is [> 0 and var train, > 0 and var validation, > 0 and var test] && train + validation + test == 100
            ? new(train, validation, test)
            : throw new FormatException($"'{text}' are no shares: give percentages to train, validate and test, each 1 or more, that sum to 100, for instance 70/10/20.");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Train}/{Validation}/{Test}");
}
