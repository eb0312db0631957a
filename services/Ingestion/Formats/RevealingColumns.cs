namespace SemCovNet.Ingestion.Formats;

/// <summary>Columns that are only known once the answer is: a model that is given one has not learned to see.</summary>
internal static class RevealingColumns
{
    private static readonly string[] Beginnings =
    [
        "diagnosis", "concomitant_biopsy", "invasion_thickness", "benign_malignant", "mel_class", "mel_mitotic", "mel_thick", "mel_type", "mel_ulcer",
        "melanocytic", "nevus_type", "seven_point_score", "management",
    ];

    public static bool Reveals(string column) =>
        Array.Exists(Beginnings, beginning => column.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says which of the columns were left out for what they reveal; empty where there is none.</summary>
    public static IEnumerable<string> NotesOn(string file, IEnumerable<string> columns)
    {
        var revealing = columns.Where(Reveals).ToList();
        if (revealing.Count > 0)
            yield return $"Columns of {file} that reveal the answer were not read: {string.Join(", ", revealing)}.";
    }
}
