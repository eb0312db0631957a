using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Terminal;

/// <summary>What an import found odd but not wrong, a line each.</summary>
internal static class AuditText
{
    public static IEnumerable<string> Lines(ImportAudit audit)
    {
        yield return $"splits: {audit.SplitSource}";
        if (audit.Duplicates.Count > 0)
            yield return $"{audit.Duplicates.Count} pictures occur more than once, byte for byte; {audit.Duplicates.Count(duplicate => duplicate.CrossesSplits)} of them cross splits";
        if (audit.Contradictions.Count > 0)
            yield return $"{audit.Contradictions.Count} cases have images of different classes, first {audit.Contradictions[0].Case} ({string.Join(", ", audit.Contradictions[0].Classes)})";
        if (audit.CasesAcrossSplits.Count > 0)
            yield return $"{audit.CasesAcrossSplits.Count} cases are torn apart by the data's own splits, first {audit.CasesAcrossSplits[0]}";
        foreach (var column in audit.UnknownColumns)
            yield return $"column \"{column.Column}\" of {column.File} is unknown and was left alone";
        foreach (var note in audit.Notes)
            yield return note;
    }
}
