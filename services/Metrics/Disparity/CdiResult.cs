namespace SemCovNet.Metrics;

/// <summary>One definition's result on an evaluation.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Signed">The figure with its sign; undefined with a reason.</param>
/// <param name="Interval">Percentile bootstrap interval of <paramref name="Signed"/> over evaluation cases.</param>
/// <param name="PValue">Two-sided: errors permuted within classes, (1 + #{|permuted| ≥ |observed|}) / (B + 1).</param>
/// <param name="Groups">Number of groups that count.</param>
/// <param name="Classes">The same within each class, those left out with the reason.</param>
public sealed record CdiResult(
    CdiDefinition Definition, MetricValue Signed, Interval? Interval, double? PValue, int Groups, IReadOnlyList<ClassResult> Classes)
{
    /// <summary>|signed|: the size of the disparity.</summary>
    public MetricValue Value => Signed.Select(Math.Abs);

    /// <summary>The classes that took no part; their value says why.</summary>
    public IEnumerable<ClassResult> LeftOut => Classes.Where(c => c.Value.Number is null);
}
