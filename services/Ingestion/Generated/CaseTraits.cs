using SemCovNet.Contracts.Datasets;

namespace SemCovNet.Ingestion.Generated;

/// <summary>What is true of one case; its images only show it.</summary>
/// <param name="Strengths">How visible each descriptor is, 0 to 1, in the vocabulary's order.</param>
/// <param name="Atypia">Which form the descriptors take, 0 the benign to 1 the malignant one: the evidence of the class.</param>
/// <param name="Irregularity">How uneven the border is, 0 to 1: weak evidence of the class.</param>
internal sealed record CaseTraits(
    string Id, int Class, SkinTone SkinTone, Device Device, IReadOnlyList<double> Strengths, double Atypia, double Irregularity)
{
    public static IReadOnlyList<DescriptorDefinition> Vocabulary { get; } =
    [
        new("network", DescriptorKind.Diagnostic),
        new("dots", DescriptorKind.Diagnostic),
        new("streaks", DescriptorKind.Diagnostic),
        new("vessels", DescriptorKind.Diagnostic),
        new("blue_veil", DescriptorKind.Diagnostic),
        new("ulceration", DescriptorKind.Diagnostic),
        new("hair", DescriptorKind.Artefact),
        new("ruler_marks", DescriptorKind.Artefact),
    ];

    public static int Diagnostic { get; } = Vocabulary.Count(descriptor => descriptor.Kind == DescriptorKind.Diagnostic);
}

internal enum SkinTone
{
    Light,
    Medium,
    Dark,
}

internal enum Device
{
    A,
    B,
}
