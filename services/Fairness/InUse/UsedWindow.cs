using SemCovNet.Contracts.Reports;
using SemCovNet.Metrics;

namespace SemCovNet.Fairness.InUse;

/// <param name="Outcome">As it was told last, or else as it came along; null while it is not known.</param>
/// <param name="Descriptors">Those of its batch.</param>
internal sealed record UsedRow(UsedAnswer Answer, IReadOnlyList<string> Descriptors, int? Outcome);

/// <summary>Answers that are held against the test together.</summary>
internal sealed record UsedWindow(int Number, IReadOnlyList<UsedRow> Rows)
{
    public int Known => Rows.Count(row => row.Outcome is not null);

    /// <summary>Of each row.</summary>
    public IEnumerable<int?> Outcomes => Rows.Select(row => row.Outcome);

    /// <summary>All rows, whatever is known of their outcome.</summary>
    public PredictionTable Table(ModelReference reference) => Table(reference, Rows);

    /// <summary>The rows whose outcome is known.</summary>
    public PredictionTable KnownTable(ModelReference reference) => Table(reference, [.. Rows.Where(row => row.Outcome is not null)]);

    private static PredictionTable Table(ModelReference reference, IReadOnlyList<UsedRow> rows) => new()
    {
        Classes = reference.Classes,
        Labels = [.. rows.Select(row => row.Outcome ?? 0)],
        Cases = [.. rows.Select(row => row.Answer.Case)],
        Probabilities = PredictionTable.OfRows([.. rows.Select(row => row.Answer.Probabilities)], reference.Classes.Count),
        Descriptors = reference.Tested.Descriptors,
        DescriptorValues = Values(reference.Tested.Descriptors, rows),
    };

    private static double[,] Values(IReadOnlyList<string> descriptors, IReadOnlyList<UsedRow> rows)
    {
        var values = new double[rows.Count, descriptors.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            var places = rows[row].Descriptors;
            for (var k = 0; k < descriptors.Count; k++)
            {
                var place = IndexOf(places, descriptors[k]);
                values[row, k] = place < 0 ? double.NaN : rows[row].Answer.Values[place] ?? double.NaN;
            }
        }
        return values;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        return -1;
    }
}
