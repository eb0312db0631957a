using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Derm7pt;

/// <summary>What is predicted: melanoma against the rest, or the five groups of diagnoses that the data's paper defines.</summary>
/// <param name="Groups">The class of each group in <see cref="Diagnoses"/>.</param>
internal sealed record Derm7ptTask(string Name, IReadOnlyList<string> Classes, Func<string, string> Groups)
{
    public const string Default = "mel";
    public const string Diagnosis = "diagnosis";

    private const string Melanoma = "MEL";

    private static readonly Dictionary<string, string> Diagnoses = new(StringComparer.OrdinalIgnoreCase)
    {
        ["basal cell carcinoma"] = "BCC",
        ["blue nevus"] = "NEV",
        ["clark nevus"] = "NEV",
        ["combined nevus"] = "NEV",
        ["congenital nevus"] = "NEV",
        ["dermal nevus"] = "NEV",
        ["recurrent nevus"] = "NEV",
        ["reed or spitz nevus"] = "NEV",
        ["dermatofibroma"] = "MISC",
        ["lentigo"] = "MISC",
        ["melanosis"] = "MISC",
        ["miscellaneous"] = "MISC",
        ["vascular lesion"] = "MISC",
        ["seborrheic keratosis"] = "SK",
    };

    private static readonly Derm7ptTask[] All =
    [
        new(Default, ["other", Melanoma], group => group == Melanoma ? Melanoma : "other"),
        new("class5", ["BCC", "NEV", Melanoma, "MISC", "SK"], group => group),
    ];

    /// <exception cref="ArgumentException">Derm7pt has no such task.</exception>
    public static Derm7ptTask Named(string name) =>
        Array.Find(All, task => task.Name == name)
        ?? throw new ArgumentException($"Derm7pt has no task \"{name}\": choose one of {string.Join(", ", All.Select(task => task.Name))}.");

    /// <returns>Null where the diagnosis is blank or unknown, which is reported.</returns>
    public int? ClassOf(SourceTable table, TableRow row)
    {
        if (table.Needed(row, Diagnosis) is not { } diagnosis)
            return null;
        if (GroupOf(diagnosis) is { } group)
            return Classes.ToList().IndexOf(Groups(group));
        table.Wrong(row, Diagnosis, $"\"{diagnosis}\" is none of melanoma (in situ, metastasis, …), {string.Join(", ", Diagnoses.Keys)}");
        return null;
    }

    // Melanomas are told apart by thickness: "melanoma (0.76 to 1.5 mm)".
    private static string? GroupOf(string diagnosis) =>
        diagnosis.StartsWith("melanoma", StringComparison.OrdinalIgnoreCase) ? Melanoma : Diagnoses.GetValueOrDefault(diagnosis);
}
