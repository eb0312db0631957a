namespace SemCovNet.Metrics;

/// <summary>What a bootstrap drew from: figures with equal draws combine replicate by replicate, all others do not.</summary>
/// <param name="tables">One; several where figures of different rows were taken together.</param>
internal sealed class DrawnCases(IReadOnlyList<AnnotatedRows> tables, ResamplingOptions options)
{
    public DrawnCases(AnnotatedRows rows, ResamplingOptions options)
        : this([rows], options)
    {
    }

    public double Confidence => options.Confidence;

    /// <exception cref="InvalidTableException">They were drawn with different options.</exception>
    public static DrawnCases Together(IReadOnlyList<DrawnCases> draws)
    {
        foreach (var other in draws.Skip(1))
        {
            RequireSame(draws[0].Options, other.Options);
        }

        return new([.. draws.SelectMany(drawn => drawn.Tables)], draws[0].Options);
    }

    /// <exception cref="InvalidTableException">The other draw is from other rows, or with other options.</exception>
    public void RequireSame(DrawnCases other)
    {
        RequireSame(options, other.Options);
        Rules.Require(
            tables.Count == other.Tables.Count && tables.Zip(other.Tables).All(pair => HasSameRows(pair.First, pair.Second)),
            "The two tables differ in cases or labels; a paired comparison needs the same rows in the same order.");
    }

    private IReadOnlyList<AnnotatedRows> Tables => tables;

    private ResamplingOptions Options => options;

    private static void RequireSame(ResamplingOptions one, ResamplingOptions other) =>
        Rules.Require(one == other, "The figures were resampled with different options; a paired comparison needs the same draws.");

    private static bool HasSameRows(AnnotatedRows one, AnnotatedRows other) => ReferenceEquals(one, other)
        || (one.Cases.SequenceEqual(other.Cases) && one.Labels.SequenceEqual(other.Labels) && one.CaseNames.SequenceEqual(other.CaseNames));
}
