using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Milk10k;

/// <summary>The seven concept scores that MONET, a model, gave to each image.</summary>
internal static class Milk10kDescriptors
{
    private const string Prefix = "MONET_";

    public static IReadOnlyList<DescriptorDefinition> All { get; } =
    [
        new("ulceration_crust", DescriptorKind.Diagnostic),
        new("hair", DescriptorKind.Artefact),
        new("vasculature_vessels", DescriptorKind.Diagnostic),
        new("erythema", DescriptorKind.Diagnostic),
        new("pigmented", DescriptorKind.Diagnostic),
        new("gel_water_drop_fluid_dermoscopy_liquid", DescriptorKind.Artefact),
        new("skin_markings_pen_ink_purple_pen", DescriptorKind.Artefact),
    ];

    public static IReadOnlyList<string> Columns { get; } = [.. All.Select(descriptor => Prefix + descriptor.Name)];

    public static IReadOnlyList<double?> Read(SourceTable table, TableRow row) => [.. Columns.Select(column => table.Share(row, column))];
}
