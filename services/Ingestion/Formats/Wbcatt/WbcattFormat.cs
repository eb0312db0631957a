using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Wbcatt;

/// <summary>
/// WBCAtt: white blood cells with eleven attributes that experts gave. Some pictures occur in several of its splits, byte for byte;
/// each such group goes whole into one.
/// </summary>
public sealed class WbcattFormat : IDatasetFormat
{
    private const string ImageName = "img_name";
    private const string Label = "label";
    private const string FilePath = "path";

    private static readonly string[] Attributes =
    [
        "cell_size", "cell_shape", "nucleus_shape", "nuclear_cytoplasmic_ratio", "chromatin_density", "cytoplasm_vacuole", "cytoplasm_texture",
        "cytoplasm_colour", "granule_type", "granule_colour", "granularity",
    ];

    private static readonly string[] Needed = [ImageName, Label, .. Attributes, FilePath];

    private static readonly (string File, Split Split)[] Tables =
        [("pbc_attr_v1_train.csv", Split.Train), ("pbc_attr_v1_val.csv", Split.Validation), ("pbc_attr_v1_test.csv", Split.Test)];

    public string Name => "wbcatt";

    public IReadOnlyList<string> Takes { get; } = [];

    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var tables = Tables.Select(table => (Table: SourceTable.Open(path, table.File, problems, Needed), table.Split)).ToList();
        var descriptors = new ValueDescriptors(Attributes, tables.Select(item => item.Table));
        List<string> classes = [.. tables.SelectMany(item => item.Table.Rows).Select(row => row[Label]).Where(label => label.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var images = tables.SelectMany(item => item.Table.Rows.Select(row => Find(item.Table, row, item.Split, classes, descriptors))).OfType<FoundImage>();
        return new(
            path, "cell-type", View: null, classes, SubgroupAttributes: [], descriptors.Definitions, [.. images],
            [.. tables.SelectMany(item => item.Table.UnknownColumns(new HashSet<string>(Needed)))], Notes: [], SplitRule.Mended);
    }

    // Nothing says whose cells these are, so every picture is a case of its own.
    private static FoundImage? Find(SourceTable table, TableRow row, Split split, List<string> classes, ValueDescriptors descriptors)
    {
        var (name, label, path) = (table.Needed(row, ImageName), table.Needed(row, Label), table.PathWithin(row, FilePath));
        if (name is null || label is null || path is null)
            return null;
        var image = Path.GetFileNameWithoutExtension(name);
        return new(
            image, image, classes.IndexOf(label), split, path, new(table.Name, row.Line, FilePath), new Dictionary<string, string>(),
            descriptors.Read(row), Lesion: image);
    }
}
