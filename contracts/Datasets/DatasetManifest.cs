using System.Text.Json.Serialization;

namespace SemCovNet.Contracts.Datasets;

/// <summary>One published version of a dataset: every image with its class, case, split, subgroups and the digest of its bytes.</summary>
/// <param name="Task">What is predicted, for instance <c>mel</c> or <c>class11</c>.</param>
/// <param name="View">The one view its images show (dermoscopic, clinical, …); null when views are mixed or unknown.</param>
/// <param name="Classes">Class names; a row's class is an index into them. With two classes, index 1 is the positive one.</param>
/// <param name="SubgroupAttributes">Names of the attributes that rows carry, the first the default for subgroup metrics.</param>
/// <param name="Descriptors">Descriptors that came with the import; empty when they arrive by annotation upload.</param>
/// <param name="FineClasses">A finer division of the classes that a recipe may learn instead, for instance eleven diagnoses where the task is melanoma or not; null where the data know none.</param>
public sealed record DatasetManifest(
    string DatasetId, int Version, string Format, string Task, string? View, IReadOnlyList<string> Classes,
    IReadOnlyList<string> SubgroupAttributes, IReadOnlyList<DescriptorDefinition> Descriptors, IReadOnlyList<ImageRow> Rows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FineClass>? FineClasses = null);

/// <param name="Class">The class it is a part of, an index into the manifest's classes.</param>
public sealed record FineClass(string Name, int Class);

/// <param name="Image">The image's id within the dataset, for instance <c>ISIC_3624913</c>.</param>
/// <param name="Case">The lesion or patient it belongs to: splits and bootstraps go by case.</param>
/// <param name="Class">Index into the manifest's classes.</param>
/// <param name="Content">The image file's bytes.</param>
/// <param name="Subgroups">Value by attribute; an attribute that is blank for this image is absent.</param>
/// <param name="Descriptors">One value a descriptor of the manifest, 0 to 1, null = not observed; empty when the manifest has none.</param>
/// <param name="FineClass">Index into the manifest's fine classes; null where it has none.</param>
public sealed record ImageRow(
    string Image, string Case, int Class, Split Split, Digest Content, int Width, int Height,
    IReadOnlyDictionary<string, string> Subgroups, IReadOnlyList<double?> Descriptors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? FineClass = null);

public enum Split
{
    Train,
    Validation,
    Test,
}
