using SemCovNet.Contracts.Datasets;
using SemCovNet.Dashboard.Images;

namespace SemCovNet.Dashboard.Pages.Datasets.Browse;

/// <param name="Value">Of the chosen descriptor; null where it was not observed, or none is chosen.</param>
public sealed record ListedImage(ImageRow Row, double? Value);

/// <summary>Which images a page lists; null stands for all.</summary>
/// <param name="Subgroup">A value of the dataset's first subgroup attribute.</param>
/// <param name="Split">train, validation or test.</param>
public sealed record ImageFilter(string? Class, string? Descriptor, string? Subgroup, string? Split)
{
    /// <summary>Those that carry the descriptor most first, those where it was not observed last; then by id.</summary>
    public IReadOnlyList<ListedImage> On(ImageTable table)
    {
        var attribute = table.Manifest.SubgroupAttributes.FirstOrDefault();
        var place = table.PlaceOf(Descriptor);
        return
        [
            .. table.Manifest.Rows.Where(row => Class is null || table.ClassOf(row) == Class)
                .Where(row => Split is null || Split.Equals(row.Split.ToString(), StringComparison.OrdinalIgnoreCase))
                .Where(row => Subgroup is null || (attribute is not null && row.Subgroups.GetValueOrDefault(attribute) == Subgroup))
                .Select(row => new ListedImage(row, place < 0 ? null : table.ValuesOf(row.Image)[place]))
                .OrderBy(image => place >= 0 && image.Value is null).ThenByDescending(image => image.Value ?? 0)
                .ThenBy(image => image.Row.Image, StringComparer.Ordinal),
        ];
    }
}
