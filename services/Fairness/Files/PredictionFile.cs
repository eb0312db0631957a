using SemCovNet.Metrics;
using SemCovNet.Tables;
using static SemCovNet.Fairness.Files.PredictionColumns;

namespace SemCovNet.Fairness.Files;

/// <summary>
/// A model's answers in a table: <c>case</c>, <c>y</c>, then <c>p</c> or one <c>p:&lt;class&gt;</c> a class, optionally <c>subgroup</c> and
/// one <c>d:&lt;descriptor&gt;</c> each, blank where not observed.
/// </summary>
public static class PredictionFile
{
    /// <exception cref="FileRefusedException">Something is wrong; the message names file, row and column.</exception>
    public static PredictionTable Read(string name, Stream content, Action<string> note)
    {
        var file = new CheckedFile(name, note);
        var rows = file.Rows(content);
        var columns = PredictionColumns.Of(CheckedFile.Columns(rows), file);
        file.ThrowIfWrong();
        var table = new PredictionTable
        {
            Classes = columns.Classes.All,
            Labels = [.. rows.Select(row => columns.Classes.IndexOf(file, row, Label))],
            Cases = [.. rows.Select(row => file.Text(row, Case))],
            Probabilities = Probabilities(file, rows, columns),
            Descriptors = columns.Descriptors,
            DescriptorValues = Matrix(rows, columns.Descriptors, (row, descriptor) => file.ShareOrUnknown(row, DescriptorPrefix + descriptor)),
            Subgroups = columns.HasSubgroup ? [.. rows.Select(row => row[Subgroup])] : null,
        };
        file.ThrowIfWrong();
        return table;
    }

    private static double[,] Probabilities(CheckedFile file, IReadOnlyList<TableRow> rows, PredictionColumns columns) =>
        columns.Probabilities is [var positive]
            ? PredictionTable.OfPositive([.. rows.Select(row => file.Share(row, positive))])
            : Matrix(rows, columns.Probabilities, file.Share);

    private static double[,] Matrix(IReadOnlyList<TableRow> rows, IReadOnlyList<string> columns, Func<TableRow, string, double> value)
    {
        var matrix = new double[rows.Count, columns.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
                matrix[row, column] = value(rows[row], columns[column]);
        }
        return matrix;
    }
}
