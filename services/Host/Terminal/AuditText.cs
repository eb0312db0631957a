using SemCovNet.Contracts.Http;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Cli.Terminal;

/// <summary>What an import counted and what it found odd but not wrong: a line for each kind, and below it where the first few are.</summary>
internal static class AuditText
{
    private const int MostShown = 5;

    public static IEnumerable<string> Lines(ImportAudit audit) =>
    [
        $"splits: {audit.SplitSource}",
        .. Counts(audit),
        .. Broken(audit.MissingFiles, "image files are missing and were left out"),
        .. Broken(audit.UndecodableImages, "image files are no whole pictures and were left out"),
        .. Duplicates(audit.Duplicates),
        .. Contradictions(audit),
        .. TornCases(audit.CasesAcrossSplits),
        .. audit.UnknownColumns.Select(column => $"{column.File}, row {column.Row}, column \"{column.Column}\": unknown, and left alone"),
        .. audit.Notes,
    ];

    private static IEnumerable<string> Counts(ImportAudit audit) =>
        audit.Counts.GroupBy(count => count.Attribute).Select(attribute =>
            $"{attribute.Key}: " + string.Join(", ", attribute.GroupBy(count => count.Value)
                .Select(value => $"{(value.Key.Length == 0 ? "(blank)" : value.Key)} {value.Sum(count => count.Images)}")));

    private static IEnumerable<string> Broken(IReadOnlyList<FileProblem> broken, string what) =>
        Listed(broken, $"{broken.Count} {what}", problem => problem.ToString());

    private static IEnumerable<string> Duplicates(IReadOnlyList<DuplicateImages> duplicates) => Listed(
        duplicates,
        $"{duplicates.Count} pictures occur more than once, byte for byte; {duplicates.Count(duplicate => duplicate.CrossesSplits)} of them cross splits"
            + (duplicates.Any(duplicate => duplicate.CrossesSplits) ? $", {duplicates.Count(duplicate => duplicate.Leaks)} still do in this version" : ""),
        duplicate => Where(duplicate.Places) + (duplicate.CrossesSplits ? " (crosses splits)" : ""));

    private static IEnumerable<string> Contradictions(ImportAudit audit)
    {
        List<(string Classes, IReadOnlyList<AuditPlace> Places)> found =
        [
            .. audit.Contradictions.Select(lesion => ($"{lesion.Lesion} is {string.Join(" and ", lesion.Classes)}", lesion.Places)),
            .. audit.Duplicates.Where(duplicate => duplicate.Classes.Count > 1)
                .Select(duplicate => ($"the same picture is {string.Join(" and ", duplicate.Classes)}", duplicate.Places)),
        ];
        return Listed(found, $"{found.Count} labels contradict each other", item => $"{item.Classes}: {Where(item.Places)}");
    }

    private static IEnumerable<string> TornCases(IReadOnlyList<TornCase> torn) => Listed(
        torn, $"{torn.Count} cases are torn apart by the data's own splits, {torn.Count(item => item.Leaks)} still are in this version",
        item => $"{item.Case} ({string.Join(", ", item.Splits.Select(split => split.ToString().ToLowerInvariant()))}): {Where(item.Places)}");

    private static IEnumerable<string> Listed<T>(IReadOnlyCollection<T> items, string head, Func<T, string> line)
    {
        if (items.Count == 0)
            yield break;
        yield return head;
        foreach (var item in items.Take(MostShown))
            yield return "  " + line(item);
        if (items.Count > MostShown)
            yield return $"  … and {items.Count - MostShown} more: --json has them all";
    }

    private static string Where(IReadOnlyList<AuditPlace> places) =>
        string.Join("; ", places.Take(MostShown).Select(place => $"{place.File}, row {place.Row}, column \"{place.Column}\"")) + (places.Count > MostShown ? "; …" : "");
}
