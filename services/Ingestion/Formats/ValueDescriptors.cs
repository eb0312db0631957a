using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats;

/// <summary>Attributes with several values as descriptors: <c>attribute=value</c>, one for each value that is found.</summary>
internal sealed class ValueDescriptors
{
    private readonly IReadOnlyList<(string Attribute, string Value)> pairs;

    public ValueDescriptors(IReadOnlyList<string> attributes, IEnumerable<SourceTable> tables)
    {
        var rows = tables.SelectMany(table => table.Rows).ToList();
        pairs = [.. attributes.SelectMany(attribute => ValuesOf(rows, attribute).Select(value => (attribute, value)))];
        Definitions = [.. pairs.Select(pair => new DescriptorDefinition($"{pair.Attribute}={pair.Value}", DescriptorKind.Diagnostic))];
    }

    public IReadOnlyList<DescriptorDefinition> Definitions { get; }

    /// <returns>1 for the value of each attribute, 0 for its others; null for all of an attribute that is blank.</returns>
    public IReadOnlyList<double?> Read(TableRow row) => [.. pairs.Select(pair => Share(row[pair.Attribute], pair.Value))];

    private static double? Share(string found, string value) => found.Length == 0 ? null : found == value ? 1 : 0;

    private static IEnumerable<string> ValuesOf(List<TableRow> rows, string attribute) =>
        rows.Select(row => row[attribute]).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
