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
        var mapping = MappingFile.Read(file);
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
            table.UnknownColumns(new HashSet<string>([.. mapping.Columns, .. mapping.Ignore ?? []])), [.. NotesOn(images, classes)], FineClasses: fine?.All,
            // Folders often tell the classes apart, and then file names repeat from one to the next.
            Ids: mapping.Image is null ? "an id is the file's name without its ending, unless \"image\" in the mapping names a column of ids" : null);
    }

    private static IEnumerable<string> NotesOn(IReadOnlyList<FoundImage> images, IReadOnlyList<string> classes)
    {
        var mixed = images.GroupBy(image => image.Case, StringComparer.Ordinal)
            .Select(group => group.DistinctBy(image => image.Class).ToList()).Where(oneOfEach => oneOfEach.Count > 1).ToList();
        if (mixed.Count == 0)
            yield break;
        var cases = mixed.Count == 1 ? "1 case has" : $"{mixed.Count} cases have";
        var first = string.Join(", ", mixed[0].Select(image => $"row {image.Place.Row} {classes[image.Class]}"));
        yield return $"{cases} images of more than one class, first {mixed[0][0].Case} ({first}): a patient may, a lesion may not.";
    }
}
