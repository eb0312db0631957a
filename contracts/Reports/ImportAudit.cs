using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Http;

namespace SemCovNet.Contracts.Reports;

/// <summary>What an import counted and what it found odd but not wrong; what is wrong stops an import instead.</summary>
/// <param name="Bytes">Of all distinct image files together.</param>
/// <param name="SplitSource">Where the splits come from: the data, or this platform and its seed.</param>
/// <param name="Counts">By class, view and subgroup attribute.</param>
/// <param name="Contradictions">Lesions, or cases that show one thing, whose images have different classes.</param>
/// <param name="CasesAcrossSplits">Cases that the data's own splits tear apart.</param>
/// <param name="Notes">Anything else a reader should know, in words.</param>
/// <param name="MissingFiles">Images left out because their file is missing; filled only where the import was asked to go on without them.</param>
/// <param name="UndecodableImages">Images left out because their file is no whole picture; filled only where the import was asked to go on.</param>
public sealed record ImportAudit(
    string DatasetId, int DatasetVersion, int Images, int Cases, long Bytes, string SplitSource, IReadOnlyList<AuditCount> Counts,
    IReadOnlyList<DuplicateImages> Duplicates, IReadOnlyList<Contradiction> Contradictions, IReadOnlyList<TornCase> CasesAcrossSplits,
    IReadOnlyList<UnknownColumn> UnknownColumns, IReadOnlyList<string> Notes,
    IReadOnlyList<FileProblem> MissingFiles, IReadOnlyList<FileProblem> UndecodableImages);

/// <param name="Attribute">"class", "view" or the name of a subgroup attribute.</param>
public sealed record AuditCount(string Attribute, string Value, Split Split, int Images, int Cases);

/// <summary>Where a table names an image.</summary>
/// <param name="Row">1-based line of the file, the header being line 1.</param>
public sealed record AuditPlace(string Image, string File, long Row, string Column);

/// <summary>Images whose files are the same byte for byte.</summary>
/// <param name="CrossesSplits">By the data's own splits, or this platform's where it brings none: the picture would be learned from and tested on.</param>
/// <param name="Leaks">It still does in this version: results are too good.</param>
/// <param name="Classes">More than one where the labels of one picture contradict each other.</param>
public sealed record DuplicateImages(
    Digest Content, IReadOnlyList<string> Images, bool CrossesCases, bool CrossesSplits, bool Leaks, IReadOnlyList<string> Classes,
    IReadOnlyList<AuditPlace> Places);

/// <param name="Lesion">The lesion, or the case where no lesion is named.</param>
public sealed record Contradiction(string Lesion, IReadOnlyList<string> Classes, IReadOnlyList<AuditPlace> Places);

/// <param name="Splits">Those of the data.</param>
/// <param name="Leaks">The case stands in several splits of this version too.</param>
public sealed record TornCase(string Case, IReadOnlyList<Split> Splits, bool Leaks, IReadOnlyList<AuditPlace> Places);

/// <summary>A column the importer knows nothing of and therefore left alone.</summary>
/// <param name="Row">1-based line of the file that names it first: in CSV the header, in JSON Lines any.</param>
public sealed record UnknownColumn(string File, string Column, long Row = 1);
