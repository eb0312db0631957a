using System.Text.Json.Serialization;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>Which column of a table means what: the file <c>mapping.json</c> beside it.</summary>
/// <param name="Table">The table's file, CSV or JSON Lines, relative to the mapping.</param>
/// <param name="Path">Column of the image file's path, relative to the mapping.</param>
/// <param name="Class">Column of the class name.</param>
/// <param name="Image">Column of the image's id; without it the file's name without its ending.</param>
/// <param name="Case">Column of the lesion or patient; without it every image is a case of its own.</param>
/// <param name="Classes">Class names in order, the positive one of two last; without it those found, sorted.</param>
/// <param name="Split">Column with train, validation or test; without it the platform splits by case.</param>
/// <param name="Subgroups">Columns of subgroup attributes, the first the default for subgroup metrics.</param>
/// <param name="FineClass">Column of a finer class, each within one class, that a recipe may learn instead.</param>
/// <param name="Ignore">Columns that are known and not used.</param>
public sealed record TableMapping(
    string Table, string Task, string Path, string Class, string? Image = null, string? Case = null, IReadOnlyList<string>? Classes = null,
    string? Split = null, string? View = null, IReadOnlyList<string>? Subgroups = null, IReadOnlyList<MappedDescriptor>? Descriptors = null,
    IReadOnlyList<string>? Ignore = null, string? FineClass = null)
{
    public const string FileName = "mapping.json";

    [JsonIgnore]
    public IReadOnlyList<string> Columns =>
    [
        Path, Class, .. new[] { Image, Case, Split, FineClass }.OfType<string>(), .. Subgroups ?? [], .. (Descriptors ?? []).Select(descriptor => descriptor.Column),
    ];

    /// <summary>What cannot be, whatever the table holds.</summary>
    public void Check(string file, FileProblems problems)
    {
        if (Classes is [])
            Wrong("classes", "the list is empty: name the classes in order, or leave the key out for those found");
        foreach (var (index, column) in (Subgroups ?? []).Index())
        {
            if (AnswerOf(column) is { } answer)
                Wrong($"subgroups[{index}]", $"{answer} cannot be a subgroup");
        }
        foreach (var (index, column) in (Descriptors ?? []).Select(descriptor => descriptor.Column).Index())
        {
            if ((AnswerOf(column) ?? RevealedBy(column)) is { } answer)
                Wrong($"descriptors[{index}].column", $"{answer} cannot be a descriptor");
        }
        CheckDistinct("classes", Classes);
        CheckDistinct("subgroups", Subgroups);
        CheckDistinct("descriptors", Descriptors?.Select(descriptor => descriptor.Definition.Name));

        void CheckDistinct(string key, IEnumerable<string>? names)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (index, name) in (names ?? []).Index())
            {
                if (!seen.Add(name))
                    Wrong($"{key}[{index}]", $"\"{name}\" stands among the {key} already: give each a name of its own");
            }
        }

        void Wrong(string key, string message) => problems.Add(file, null, $"$.{key}", message);
    }

    private string? AnswerOf(string column) =>
        column == Class ? $"\"{column}\" is the column of the class: the answer"
        : column == FineClass ? $"\"{column}\" is the column of the fine class: the answer"
        : null;

    private static string? RevealedBy(string column) =>
        RevealingColumns.Reveals(column) ? $"\"{column}\" is only known once the answer is: it" : null;
}

/// <param name="Name">What the descriptor is called here; without it the column's name.</param>
public sealed record MappedDescriptor(string Column, string? Name = null, DescriptorKind Kind = DescriptorKind.Diagnostic)
{
    [JsonIgnore]
    public DescriptorDefinition Definition => new(Name ?? Column, Kind);
}
