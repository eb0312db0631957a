using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Celeba;

/// <summary>
/// CelebA (Liu et al. 2015): faces with forty attributes that are present or not. One attribute is chosen to be predicted, others to be
/// compared by; the rest are descriptors. A case is a person.
/// </summary>
public sealed class CelebaFormat : IDatasetFormat
{
    // What a face does not have but its picture does.
    private static readonly HashSet<string> Artefacts = ["Blurry"];

    public string Name => "celeba";

    public IReadOnlyList<string> Takes { get; } = [FormatOptions.TargetName, FormatOptions.TaskName, FormatOptions.SubgroupName];

    public FoundDataset Read(string path, FormatOptions options, FileProblems problems)
    {
        var layout = new CelebaLayout(path);
        var table = CelebaTables.Attributes(path, layout.Attributes, problems);
        var choice = CelebaChoice.Of(options, [.. table.Rows[0].Columns.Names.Skip(1)]);
        var splits = CelebaTables.Splits(path, layout.Splits, problems);
        var people = CelebaTables.People(path, layout.People, problems);
        var images = table.Rows.Select(Find).OfType<FoundImage>().ToList();
        return new(
            path, choice.Target, View: null, [$"not {choice.Target}", choice.Target], choice.Subgroups,
            [.. choice.Descriptors.Select(name => new DescriptorDefinition(name, Artefacts.Contains(name) ? DescriptorKind.Artefact : DescriptorKind.Diagnostic))],
            images, UnknownColumns: [], choice.Notes);

        FoundImage? Find(TableRow row)
        {
            var file = table.PathWithin(row, CelebaTables.File);
            var target = CelebaTables.Flag(table, row, choice.Target);
            if (file is null || target is null || Listed(splits, row) is not { } split || Listed(people, row) is not { } person)
                return null;
            return new(
                Path.GetFileNameWithoutExtension(file), person.Value, target.Value ? 1 : 0, split.Value, $"{layout.Images}/{file}",
                new(table.Name, row.Line, CelebaTables.File),
                choice.Subgroups.ToDictionary(name => name, name => CelebaTables.Flag(table, row, name) == true ? "yes" : "no"),
                [.. choice.Descriptors.Select(name => CelebaTables.Flag(table, row, name) is { } yes ? (yes ? 1d : 0d) : (double?)null)], Lesion: null);
        }

        CelebaTables.Entry<T>? Listed<T>(CelebaTables.List<T> list, TableRow row)
        {
            if (list.Entries.TryGetValue(row[CelebaTables.File], out var entry))
                return entry;
            table.Wrong(row, CelebaTables.File, $"{row[CelebaTables.File]} has no row in {list.Name}");
            return null;
        }
    }
}
