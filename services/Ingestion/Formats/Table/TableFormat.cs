using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>Any CSV or JSON Lines table with a mapping file beside it.</summary>
public sealed class TableFormat : IDatasetFormat
{
    public string Name => "table";

    public IReadOnlyList<string> Takes { get; } = [FormatOptions.ViewName, FormatOptions.TaskName];

    /// <param name="path">The folder that holds <c>mapping.json</c>, or a mapping file of another name.</param>
    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, TableMapping.FileName) : path;
        var mapping = TableMapping.Read(file);
        mapping.Check(Path.GetFileName(file), problems);
        var root = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var table = SourceTable.Open(root, mapping.Table, problems, mapping.Columns);
        var classes = mapping.Classes ?? [.. table.Rows.Select(row => row[mapping.Class]).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var fine = mapping.FineClass is { } column ? new FineClassColumn(table, column, mapping.Class, classes) : null;
        // What a wrong mapping makes of the rows tells nothing.
        var images = problems.Count == 0 ? new TableRows(table, mapping, classes, fine).Find() : [];
        return new(
            root, options.Task ?? mapping.Task, options.View ?? mapping.View, classes, mapping.Subgroups ?? [],
            [.. (mapping.Descriptors ?? []).Select(descriptor => descriptor.Definition)], images,
            table.UnknownColumns(new HashSet<string>([.. mapping.Columns, .. mapping.Ignore ?? []])), Notes: [], FineClasses: fine?.All);
    }
}
