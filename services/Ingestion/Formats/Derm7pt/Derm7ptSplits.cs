using System.Globalization;
using SemCovNet.Contracts.Datasets;
using SemCovNet.Tables;

namespace SemCovNet.Ingestion.Formats.Derm7pt;

/// <summary>Three files of row numbers of the table, counted from zero without its header.</summary>
internal static class Derm7ptSplits
{
    private const string Indexes = "indexes";

    private static readonly (string File, Split Split)[] Files =
        [("meta/train_indexes.csv", Split.Train), ("meta/valid_indexes.csv", Split.Validation), ("meta/test_indexes.csv", Split.Test)];

    /// <returns>One a row of <paramref name="table"/>; null for a row that no file names, which is reported.</returns>
    public static IReadOnlyList<Split?> Read(string root, SourceTable table, FileProblems problems)
    {
        var splits = new Split?[table.Rows.Count];
        foreach (var (file, split) in Files)
        {
            var numbers = SourceTable.Open(root, file, problems, Indexes);
            foreach (var row in numbers.Rows)
                Assign(numbers, row, split, splits);
        }
        for (var index = 0; index < splits.Length; index++)
        {
            if (splits[index] is null)
                table.Wrong(table.Rows[index], null, $"none of {string.Join(", ", Files.Select(item => item.File))} names this row, which is number {index} counted from zero");
        }
        return splits;
    }

    private static void Assign(SourceTable numbers, TableRow row, Split split, Split?[] splits)
    {
        if (!int.TryParse(row[Indexes], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= splits.Length)
            numbers.Wrong(row, Indexes, $"\"{row[Indexes]}\" is no row number: rows count from 0 to {splits.Length - 1}");
        else if (splits[index] is { } other)
            numbers.Wrong(row, Indexes, $"row number {index} belongs to {other.ToString().ToLowerInvariant()} already");
        else
            splits[index] = split;
    }
}
