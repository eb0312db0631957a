using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Derm7pt;

/// <summary>
/// Derm7pt (Kawahara et al. 2019, doi 10.1109/JBHI.2018.2824327): cases with a clinical and a dermoscopic picture and the values of the
/// seven-point checklist. Its score and the management that was chosen reveal the answer and are never read.
/// </summary>
public sealed class Derm7ptFormat : IDatasetFormat
{
    private const string Table = "meta/meta.csv";
    private const string CaseNumber = "case_num";

    private static readonly string[] Criteria =
    [
        "pigment_network", "streaks", "pigmentation", "regression_structures", "dots_and_globules", "blue_whitish_veil", "vascular_structures",
    ];

    private static readonly string[] Subgroups = ["location", "sex"];

    private static readonly string[] Needed = [CaseNumber, Derm7ptTask.Diagnosis, .. Criteria, .. Subgroups, .. Derm7ptViews.Columns];

    private static readonly HashSet<string> Known =
        [.. Needed, "seven_point_score", "level_of_diagnostic_difficulty", "elevation", "management", "case_id", "notes"];

    public string Name => "derm7pt";

    public IReadOnlyList<string> Takes { get; } = [FormatOptions.ViewName, FormatOptions.TaskName];

    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var views = Derm7ptViews.Named(options.View ?? Derm7ptViews.Default);
        var task = Derm7ptTask.Named(options.Task ?? Derm7ptTask.Default);
        var table = SourceTable.Open(path, Table, problems, Needed);
        var splits = Derm7ptSplits.Read(path, table, problems);
        var descriptors = new ValueDescriptors(Criteria, [table]);
        var files = new FileNames(path);
        var images = table.Rows.SelectMany((row, index) => views.ViewColumns.Select(view => Find(view, row, splits[index]))).OfType<FoundImage>().ToList();
        return new(
            path, task.Name, views.View, task.Classes, [.. Subgroups, .. views.Attributes], descriptors.Definitions, images, table.UnknownColumns(Known),
            [.. RevealingColumns.NotesOn(Table, table.Rows[0].Columns.Names.Where(column => column != Derm7ptTask.Diagnosis)), .. Derm7ptViews.NotesOn(table)]);

        FoundImage? Find(string column, TableRow row, Split? split)
        {
            var (number, file, found) = (table.Needed(row, CaseNumber), table.PathWithin(row, column), task.ClassOf(table, row));
            if (number is null || file is null || found is null || split is null)
                return null;

            // The file's name cannot be the id: one file may serve two views, and two cases.
            return new(
                $"{number}-{Derm7ptViews.Of(column)}", number, found.Value, split, files.At($"images/{file.Replace('\\', '/')}"), new(table.Name, row.Line, column),
                SubgroupsOf(row, views.Attributes, column), descriptors.Read(row), Lesion: number);
        }
    }

    private static Dictionary<string, string> SubgroupsOf(TableRow row, IReadOnlyList<string> viewAttributes, string column)
    {
        var found = Subgroups.Where(attribute => row[attribute].Length > 0).ToDictionary(attribute => attribute, attribute => row[attribute]);
        foreach (var attribute in viewAttributes)
            found.Add(attribute, Derm7ptViews.Of(column));
        return found;
    }
}
