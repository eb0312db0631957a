namespace SemCovNet.Metrics;

public enum ShiftKind
{
    /// <summary>How a descriptor's values are spread.</summary>
    Descriptor,

    /// <summary>How the probabilities of a class are spread.</summary>
    Probability,

    /// <summary>The 25 % quantile of coverage over descriptors.</summary>
    Tail,
}

/// <param name="Subject">The descriptor or class; "tail coverage" for the tail.</param>
/// <param name="Size">Total variation in ten bins of 0..1, 0 to 1; of the tail its signed change. Null where one side observed nothing.</param>
/// <param name="PValue">By permutation of cases; null where undefined.</param>
/// <param name="QValue">Corrected for everything that the window was tested for (Benjamini and Hochberg, 1995).</param>
public sealed record WindowShift(ShiftKind Kind, string Subject, double? Size, double? PValue, double? QValue);

/// <summary>
/// How far a window of cases that a model in use has met lies from the cases it was tested on: their descriptors, the model's answers and the
/// tail of coverage, all tested together. Outcomes are not needed: rows count as of one class.
/// </summary>
/// <param name="TailThen">25 % quantile of coverage over descriptors among the reference cases.</param>
public sealed record WindowDrift(IReadOnlyList<WindowShift> Shifts, double? TailThen, double? TailNow)
{
    public const string TailSubject = "tail coverage";

    private static readonly IReadOnlyList<string> OneClass = ["all"];

    /// <summary>Those that chance explains in at most this share of findings.</summary>
    public IEnumerable<WindowShift> Found(double falseDiscoveries) => Shifts.Where(shift => shift.QValue <= falseDiscoveries);

    /// <exception cref="InvalidTableException">The tables have other classes.</exception>
    public static WindowDrift Between(PredictionTable reference, PredictionTable window, ResamplingOptions options)
    {
        Rules.Require(reference.Classes.SequenceEqual(window.Classes),
            $"Answers on other classes cannot be compared: {string.Join(", ", reference.Classes)} before, {string.Join(", ", window.Classes)} now.");
        var descriptors = CoverageDrift.Between(Described(reference), Described(window), options);
        var answers = CoverageDrift.Between(Answered(reference), Answered(window), options);
        WindowShift[] shifts =
        [
            .. descriptors.Descriptors.Select(drift => new WindowShift(ShiftKind.Descriptor, drift.Descriptor, drift.Variation, drift.PValue, null)),
            .. answers.Descriptors.Select(drift => new WindowShift(ShiftKind.Probability, drift.Descriptor, drift.Variation, drift.PValue, null)),
            new(ShiftKind.Tail, TailSubject, descriptors.TailChange, descriptors.TailPValue, null),
        ];
        return new(Corrected(shifts), descriptors.TailThen, descriptors.TailNow);
    }

    private static IReadOnlyList<WindowShift> Corrected(WindowShift[] shifts)
    {
        var q = BenjaminiHochberg.AdjustTested([.. shifts.Select(shift => shift.PValue)]);
        return [.. shifts.Select((shift, i) => shift with { QValue = q[i] })];
    }

    private static AnnotatedRows Described(PredictionTable table) => Rows(table, table.Descriptors, table.DescriptorValues);

    // Of two classes the positive says it all.
    private static AnnotatedRows Answered(PredictionTable table)
    {
        var classes = Enumerable.Range(0, table.Classes.Count).Skip(table.Classes.Count == 2 ? 1 : 0).ToList();
        var columns = new double[table.Labels.Count, classes.Count];
        for (var row = 0; row < table.Labels.Count; row++)
        {
            for (var c = 0; c < classes.Count; c++)
            {
                columns[row, c] = table.Probabilities[row, classes[c]];
            }
        }

        return Rows(table, [.. classes.Select(c => table.Classes[c])], columns);
    }

    private static AnnotatedRows Rows(PredictionTable table, IReadOnlyList<string> names, double[,] values) => AnnotatedRows.From(new()
    {
        Classes = OneClass,
        Labels = new int[table.Labels.Count],
        Cases = table.Cases,
        Descriptors = names,
        DescriptorValues = values,
    });
}
