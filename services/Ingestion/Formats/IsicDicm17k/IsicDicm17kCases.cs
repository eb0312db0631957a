using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.IsicDicm17k;

/// <summary>A case is a patient; where none is named, a lesion; where neither is, the image alone.</summary>
internal sealed class IsicDicm17kCases
{
    public const string Patient = "patient_id";
    public const string Lesion = "lesion_id";

    private readonly Dictionary<string, string> patients = new(StringComparer.Ordinal);

    /// <param name="rows">Of all tables: a lesion's patient may be named in one of its rows only.</param>
    public IsicDicm17kCases(IEnumerable<TableRow> rows)
    {
        foreach (var row in rows.Where(row => row[Patient].Length > 0 && row[Lesion].Length > 0))
            patients.TryAdd(row[Lesion], row[Patient]);
    }

    public string Of(TableRow row, string image) => (row[Patient], row[Lesion]) switch
    {
        ({ Length: > 0 } patient, _) => patient,
        (_, { Length: > 0 } lesion) => patients.GetValueOrDefault(lesion, lesion),
        _ => image,
    };
}
