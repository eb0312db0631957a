using SemCovNet.Contracts.Datasets;
using SemCovNet.Contracts.Reports;

namespace SemCovNet.Ingestion.Formats;

/// <summary>What a format found in a folder, before any image was opened.</summary>
/// <param name="Root">The folder that image paths are relative to.</param>
/// <param name="View">The one view of all images; null when views are mixed or unknown.</param>
/// <param name="Splits">What is best done with the splits that this data brings.</param>
/// <param name="FineClasses">A finer division of the classes; null where the data know none.</param>
/// <param name="Ids">How images came to their ids, told with one that repeats; null where a column of the data names them.</param>
public sealed record FoundDataset(
    string Root, string Task, string? View, IReadOnlyList<string> Classes, IReadOnlyList<string> SubgroupAttributes,
    IReadOnlyList<DescriptorDefinition> Descriptors, IReadOnlyList<FoundImage> Images,
    IReadOnlyList<UnknownColumn> UnknownColumns, IReadOnlyList<string> Notes, SplitRule Splits = SplitRule.Given,
    IReadOnlyList<FineClass>? FineClasses = null, string? Ids = null);

/// <param name="Path">Relative to the dataset's root.</param>
/// <param name="Class">Index into the dataset's classes.</param>
/// <param name="Split">Null where the data does not say: the platform then splits by case.</param>
/// <param name="Descriptors">One a descriptor of the dataset, 0 to 1, null = not observed.</param>
/// <param name="Lesion">What bears the class, mostly the case: two classes within one contradict each other. Null where a case may show several.</param>
/// <param name="FineClass">Index into the dataset's fine classes; null where it has none.</param>
public sealed record FoundImage(
    string Image, string Case, int Class, Split? Split, string Path, CellPlace Place,
    IReadOnlyDictionary<string, string> Subgroups, IReadOnlyList<double?> Descriptors, string? Lesion, int? FineClass = null);

/// <summary>Where a table names an image, for errors about the image itself.</summary>
public sealed record CellPlace(string File, long Row, string Column);
