namespace SemCovNet.Metrics;

/// <summary>
/// A metric as a versioned object. Its id carries every choice, so that a number can be traced to its formula and
/// past predictions can be scored again.
/// </summary>
/// <param name="Id">For example <c>auc@1</c>; another formula gets another version.</param>
/// <param name="Title">The name a reader knows.</param>
/// <param name="Formula">The formula in words, with its conventions for ties and absent classes.</param>
/// <param name="Better">The better direction.</param>
/// <param name="Compute">The value on a weighted sample.</param>
public sealed record MetricDefinition(string Id, string Title, string Formula, Better Better, Func<Sample, MetricValue> Compute)
{
    public MetricValue On(Predictions predictions) => Compute(Sample.Whole(predictions));
}
