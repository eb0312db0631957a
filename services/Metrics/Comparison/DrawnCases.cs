namespace SemCovNet.Metrics;

/// <summary>What a bootstrap drew from: figures with equal draws combine replicate by replicate, all others do not.</summary>
internal sealed class DrawnCases(AnnotatedRows rows, ResamplingOptions options)
{
    public double Confidence => options.Confidence;

    /// <exception cref="InvalidTableException">The other draw is from other rows, or with other options.</exception>
    public void RequireSame(DrawnCases other)
    {
        Rules.Require(options == other.Options, "The figures were resampled with different options; a paired comparison needs the same draws.");
        Rules.Require(
            ReferenceEquals(rows, other.Rows) || HasSameRows(other.Rows),
            "The two tables differ in cases or labels; a paired comparison needs the same rows in the same order.");
    }

    private AnnotatedRows Rows => rows;

    private ResamplingOptions Options => options;

    private bool HasSameRows(AnnotatedRows other) =>
        rows.Cases.SequenceEqual(other.Cases) && rows.Labels.SequenceEqual(other.Labels) && rows.CaseNames.SequenceEqual(other.CaseNames);
}
