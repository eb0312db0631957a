using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>Columns that are only known once the answer is: a model that is given one has not learned to see.</summary>
internal static class RevealingColumns
{
    private static readonly string[] Beginnings = ["diagnosis", "concomitant_biopsy", "invasion_thickness", "mel_thick"];

    public static void Refuse(TableMapping mapping, string file, FileProblems problems)
    {
        foreach (var column in (mapping.Descriptors ?? []).Select(descriptor => descriptor.Column).Where(Reveals))
            problems.Add(file, null, column, "this column reveals the answer and cannot be a descriptor: take it out of \"descriptors\"");
    }

    private static bool Reveals(string column) =>
        Array.Exists(Beginnings, beginning => column.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
