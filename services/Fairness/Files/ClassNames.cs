using System.Globalization;
using SemCovNet.Tables;

namespace SemCovNet.Fairness.Files;

/// <summary>The classes of a predictions file, as cells may call them: by name and, where there are two, by 0 and 1.</summary>
public sealed class ClassNames(IReadOnlyList<string> names)
{
    public IReadOnlyList<string> All => names;

    /// <returns>The class's index; 0 where it is unknown, which is noted as wrong.</returns>
    public int IndexOf(CheckedFile file, TableRow row, string column)
    {
        var cell = row[column];
        if (Find(cell) is { } index)
            return index;
        file.Wrong(row.Line, column, $"{(cell.Length == 0 ? "the class is blank" : $"the class \"{cell}\" is unknown")}: the classes are {string.Join(", ", names)}");
        return 0;
    }

    private int? Find(string cell)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == cell)
                return index;
        }
        return names.Count == 2 && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is 0 or 1 ? (int)number : null;
    }
}
