using System.Text.RegularExpressions;

namespace SemCovNet.Ingestion.Formats;

/// <summary>Columns that are only known once the answer is: a model that is given one has not learned to see.</summary>
internal static partial class RevealingColumns
{
    // Whole words: an "index" is no "dx".
    private static readonly string[] Anywhere =
    [
        "diagnosis", "diagnoses", "dx", "iddx", "confirm type", "confirmation type", "histology", "histopathology", "concomitant biopsy", "benign malignant",
        "breslow", "clark level", "tumor thickness", "tumour thickness", "melanoma thickness", "invasion thickness", "mel class", "mel mitotic", "mel thick",
        "mel thickness", "mel type", "mel ulcer", "mel ulceration", "nevus type", "seven point score",
    ];

    // Further on they say something else: the thickness of scales.
    private static readonly string[] Beginnings = ["thickness", "melanocytic", "management"];

    public static bool Reveals(string column)
    {
        var words = $" {string.Join(' ', Word().Matches(column).Select(word => word.Value.ToLowerInvariant()))} ";
        return Array.Exists(Anywhere, name => words.Contains($" {name} ", StringComparison.Ordinal))
            || Array.Exists(Beginnings, name => words.StartsWith($" {name} ", StringComparison.Ordinal));
    }

    /// <summary>Says which of the columns were left out for what they reveal; empty where there is none.</summary>
    public static IEnumerable<string> NotesOn(string file, IEnumerable<string> columns)
    {
        var revealing = columns.Where(Reveals).ToList();
        if (revealing.Count > 0)
            yield return $"Columns of {file} that reveal the answer were not read: {string.Join(", ", revealing)}.";
    }

    // DX_type, dxType and DXType are two words each.
    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+")]
    private static partial Regex Word();
}
