using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.IsicDicm17k;

/// <summary>
/// ISIC-DICM-17K (Ahammed et al. 2025, doi 10.1109/CVPRW67362.2025.00027): dermoscopic images, half of them melanomas, with patients and
/// lesions. Its file names and many of its columns reveal the answer: neither becomes part of the dataset. Descriptors come by upload.
/// </summary>
public sealed class IsicDicm17kFormat : IDatasetFormat
{
    private const string ImageFile = "image";
    private const string Image = "isic_id";
    private const string Class = "class";

    private static readonly string[] Needed = [ImageFile, Image, Class, IsicDicm17kCases.Patient, IsicDicm17kCases.Lesion];

    private static readonly HashSet<string> Known =
    [
        .. Needed, .. IsicDicm17kSubgroups.Columns, "year", "dermoscopic_type", "image_type", "clin_size_long_diam_mm", "personal_hx_mm", "family_hx_mm",
    ];

    private static readonly (string File, Split Split)[] Tables = [("train-set-metadata.csv", Split.Train), ("valid-set-metadata.csv", Split.Validation)];

    public string Name => "isic-dicm-17k";

    public IReadOnlyList<string> Takes { get; } = [];

    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var tables = Tables.Select(table => (Table: SourceTable.Open(path, table.File, problems, Needed), table.Split)).ToList();
        var cases = new IsicDicm17kCases(tables.SelectMany(item => item.Table.Rows));
        var files = new FileNames(path);
        var images = tables.SelectMany(item => item.Table.Rows.Select(row => Find(item.Table, row, item.Split))).OfType<FoundImage>();
        return new(
            path, "mel", "dermoscopic", ["other", "MEL"], IsicDicm17kSubgroups.Attributes, Descriptors: [], [.. images],
            [.. tables.SelectMany(item => item.Table.UnknownColumns(Known)).Where(column => !RevealingColumns.Reveals(column.Column))],
            [.. tables.SelectMany(item => RevealingColumns.NotesOn(item.Table.Name, item.Table.Rows[0].Columns.Names))], SplitRule.Cut);

        FoundImage? Find(SourceTable table, TableRow row, Split split)
        {
            var (file, image, found) = (table.PathWithin(row, ImageFile), table.Needed(row, Image), ClassOf(table, row));
            if (file is null || image is null || found is null || Locate(files, table, row, file, image) is not { } location)
                return null;
            var lesion = row[IsicDicm17kCases.Lesion];
            return new(
                image, cases.Of(row, image), found.Value, split, location, new(table.Name, row.Line, ImageFile),
                IsicDicm17kSubgroups.Read(row), Descriptors: [], lesion.Length > 0 ? lesion : image);
        }
    }

    // Copies keep the images in other folders than the tables say, or under their ids.
    private static string? Locate(FileNames files, SourceTable table, TableRow row, string file, string image)
    {
        if (files.Find(file) is { } given)
            return given;
        var alike = new[] { Path.GetFileName(file), $"{image}.jpg" }.Select(files.Named).FirstOrDefault(paths => paths.Count > 0, [file]);
        if (alike.Count == 1)
            return alike[0];
        table.Wrong(row, ImageFile, $"{alike.Count} files could be \"{file}\", and none lies there: {string.Join(", ", alike.Take(3))}");
        return null;
    }

    private static int? ClassOf(SourceTable table, TableRow row)
    {
        if (row[Class] is "0" or "0.0")
            return 0;
        if (row[Class] is "1" or "1.0")
            return 1;
        table.Wrong(row, Class, $"\"{row[Class]}\" is neither 0 nor 1");
        return null;
    }
}
