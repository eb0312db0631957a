using SemCovNet.Cli.Terminal;
using SemCovNet.Fairness.Files;
using SemCovNet.Metrics;
using SemCovNet.Tables;

namespace SemCovNet.Cli.Measuring;

/// <summary>
/// Coverage of semantic coverage groups in a table: <c>class,descriptor,subgroup,coverage</c>, the subgroup blank for a group of the
/// descriptor level. A blank coverage is unknown, as if the row were not there.
/// </summary>
internal static class CoverageFile
{
    private const string Class = "class";
    private const string Descriptor = "descriptor";
    private const string Subgroup = "subgroup";
    private const string Coverage = "coverage";

    /// <param name="predictions">Whose classes and descriptors the groups are made of.</param>
    /// <exception cref="CommandFailedException">Something is wrong; the message names file, row and column.</exception>
    public static CoverageTable Read(string name, Stream content, PredictionTable predictions, Action<string> note)
    {
        var file = new CheckedFile(name, note);
        var rows = file.Rows(content);
        file.Require(CheckedFile.Columns(rows), Class, Descriptor, Coverage);
        file.ThrowIfWrong();
        var entries = Entries(file, rows, new ClassNames(predictions.Classes));
        file.ThrowIfWrong();
        foreach (var unknown in entries.Select(entry => entry.Group.Descriptor).Distinct().Except(predictions.Descriptors))
            file.Note($"descriptor \"{unknown}\" has no column {PredictionColumns.DescriptorPrefix}{unknown} among the predictions and was left alone");
        return CoverageTable.From(entries.Where(entry => !double.IsNaN(entry.Coverage)));
    }

    private static List<CoverageEntry> Entries(CheckedFile file, IReadOnlyList<TableRow> rows, ClassNames classes)
    {
        var lines = new Dictionary<SemanticGroup, long>();
        var entries = new List<CoverageEntry>(rows.Count);
        foreach (var row in rows)
        {
            var group = new SemanticGroup(
                classes.All[classes.IndexOf(file, row, Class)], file.Text(row, Descriptor), row[Subgroup] is { Length: > 0 } subgroup ? subgroup : null);
            if (!lines.TryAdd(group, row.Line))
                file.Wrong(row.Line, null, $"the group {group} stands in row {lines[group]} already");
            entries.Add(new(group, file.ShareOrUnknown(row, Coverage)));
        }
        return entries;
    }
}
