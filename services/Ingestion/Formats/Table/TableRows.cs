using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Table;

/// <summary>The rows of a mapped table as images.</summary>
internal sealed class TableRows(SourceTable table, TableMapping mapping, IReadOnlyList<string> classes, FineClassColumn? fine)
{
    private static readonly Dictionary<string, Split> SplitByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = Split.Train,
        ["training"] = Split.Train,
        ["val"] = Split.Validation,
        ["valid"] = Split.Validation,
        ["validation"] = Split.Validation,
        ["test"] = Split.Test,
        ["testing"] = Split.Test,
    };

    public IReadOnlyList<FoundImage> Find() => [.. table.Rows.Select(Find).OfType<FoundImage>()];

    private FoundImage? Find(TableRow row)
    {
        var path = table.PathWithin(row, mapping.Path);
        var image = mapping.Image is null ? Path.GetFileNameWithoutExtension(path) : table.Needed(row, mapping.Image);
        var caseId = mapping.Case is null ? image : table.Needed(row, mapping.Case);
        var found = ClassOf(row);
        var part = found is { } index ? fine?.Of(row, classes[index]) : null;
        var split = SplitOf(row);
        if (path is null || image is null || caseId is null || found is null || (mapping.Split is not null && split is null) || (fine is not null && part is null))
            return null;
        return new(
            image, caseId, found.Value, split, path, new(table.Name, row.Line, mapping.Path), SubgroupsOf(row),
            [.. (mapping.Descriptors ?? []).Select(descriptor => table.Share(row, descriptor.Column))],
            // Nothing says whether a case is a lesion or a patient, who may have several.
            Lesion: null, part);
    }

    private int? ClassOf(TableRow row)
    {
        if (table.Needed(row, mapping.Class) is not { } name)
            return null;
        for (var index = 0; index < classes.Count; index++)
        {
            if (classes[index] == name)
                return index;
        }
        table.Wrong(row, mapping.Class, $"\"{name}\" is none of the classes {string.Join(", ", classes)}");
        return null;
    }

    private Split? SplitOf(TableRow row)
    {
        if (mapping.Split is null || table.Needed(row, mapping.Split) is not { } name)
            return null;
        if (SplitByName.TryGetValue(name, out var split))
            return split;
        table.Wrong(row, mapping.Split, $"\"{name}\" is none of train, validation, test");
        return null;
    }

    private Dictionary<string, string> SubgroupsOf(TableRow row) =>
        (mapping.Subgroups ?? []).Where(attribute => row[attribute].Length > 0).ToDictionary(attribute => attribute, attribute => row[attribute]);
}
