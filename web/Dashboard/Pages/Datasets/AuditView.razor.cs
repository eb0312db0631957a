using Microsoft.AspNetCore.Components;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Dashboard.Pages.Datasets;

/// <summary>What an import counted, and what it found odd but not wrong.</summary>
public sealed partial class AuditView
{
    private const int MostShown = 200;

    [Parameter, EditorRequired]
    public required ImportAudit Audit { get; set; }

    private IReadOnlyList<Finding> Findings =>
    [
        .. Audit.MissingFiles.Select(problem => new Finding("missing file", problem.Message, $"{problem.File}, row {problem.Row}", IsGrave: true)),
        .. Audit.UndecodableImages.Select(problem => new Finding("no whole picture", problem.Message, $"{problem.File}, row {problem.Row}", IsGrave: true)),
        .. Audit.Contradictions.Select(lesion => new Finding("contradiction", $"{lesion.Lesion} is {string.Join(" and ", lesion.Classes)}", Where(lesion.Places), IsGrave: true)),
        .. Audit.Duplicates.Select(OfDuplicate),
        .. Audit.CasesAcrossSplits.Select(torn => new Finding(
            "torn case", $"{torn.Case} stands in {string.Join(" and ", torn.Splits.Select(split => split.ToString().ToLowerInvariant()))}{(torn.Leaks ? ", in this version too" : "")}",
            Where(torn.Places), torn.Leaks)),
        .. Audit.UnknownColumns.Select(column => new Finding("unknown column", $"{column.Column} was left alone", $"{column.File}, row {column.Row}", IsGrave: false)),
    ];

    private static Finding OfDuplicate(DuplicateImages duplicate) => new(
        "same picture",
        string.Join(", ", duplicate.Images) + (duplicate.Leaks ? ": learned from and tested on" : "")
            + (duplicate.Classes.Count > 1 ? $"; labelled {string.Join(" and ", duplicate.Classes)}" : ""),
        Where(duplicate.Places), duplicate.Leaks || duplicate.Classes.Count > 1);

    private static string Where(IReadOnlyList<AuditPlace> places) =>
        string.Join("; ", places.Take(3).Select(place => $"{place.File}, row {place.Row}, column {place.Column}")) + (places.Count > 3 ? "; …" : "");

    /// <param name="IsGrave">Results are wrong or too good because of it.</param>
    private sealed record Finding(string Kind, string What, string Where, bool IsGrave);
}
