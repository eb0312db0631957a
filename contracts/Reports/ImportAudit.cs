using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Contracts.Reports;

/// <summary>What an import counted and what it found odd but not wrong; what is wrong stops an import instead.</summary>
/// <param name="Bytes">Of all distinct image files together.</param>
/// <param name="SplitSource">Where the splits come from: the data, or this platform and its seed.</param>
/// <param name="Counts">By class, view and subgroup attribute.</param>
/// <param name="Contradictions">Cases whose images have different classes.</param>
/// <param name="CasesAcrossSplits">Cases that the data's own splits tear apart.</param>
/// <param name="Notes">Anything else a reader should know, in words.</param>
public sealed record ImportAudit(
    string DatasetId, int DatasetVersion, int Images, int Cases, long Bytes, string SplitSource, IReadOnlyList<AuditCount> Counts,
    IReadOnlyList<DuplicateImages> Duplicates, IReadOnlyList<ContradictingCase> Contradictions, IReadOnlyList<string> CasesAcrossSplits,
    IReadOnlyList<UnknownColumn> UnknownColumns, IReadOnlyList<string> Notes);

/// <param name="Attribute">"class", "view" or the name of a subgroup attribute.</param>
public sealed record AuditCount(string Attribute, string Value, Split Split, int Images, int Cases);

/// <summary>Images whose files are the same byte for byte.</summary>
/// <param name="CrossesSplits">The same picture is learned from and tested on: results are too good.</param>
public sealed record DuplicateImages(Digest Content, IReadOnlyList<string> Images, bool CrossesCases, bool CrossesSplits);

public sealed record ContradictingCase(string Case, IReadOnlyList<string> Classes);

/// <summary>A column the importer knows nothing of and therefore left alone.</summary>
public sealed record UnknownColumn(string File, string Column);
